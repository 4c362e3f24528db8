"""The interactive viewer (ixbrl-viewer, an extra) over an inline document: one file that needs no network."""

import io
import re
from collections.abc import Sequence
from pathlib import Path

from pipeline.model.concept import Catalogue
from pipeline.model.finding import Unreadable
from pipeline.validate import engine
from pipeline.validate.cache import cache_folder
from pipeline.validate.validation import packages_for

_SCRIPT = re.compile(rb'<script src="ixbrlviewer\.js" type="text/javascript"></script>')
_PRELUDE = b'Object.defineProperty(document.currentScript, "src", {value: "file:///ixbrlviewer.js"});'
"""The program looks for settings beside the file it was loaded from, unless that is a local one."""
_FEATURES = {"highlight_facts_on_startup": True}


def viewer(
    inline: Path, catalogue: Catalogue, *, cache: Path | None = None, packages: Sequence[Path] | None = None
) -> bytes:
    """The page of an inline document with the viewer, its program and the taxonomy's labels in it.

    The document's schema and linkbases lie beside it. `cache` and `packages` are as for `validate`. Raises Unreadable:
    view.extra-missing where the extra is not installed, view.not-inline where the file is no inline document.
    """
    try:
        from iXBRLViewerPlugin.constants import DEFAULT_VIEWER_PATH
        from iXBRLViewerPlugin.iXBRLViewer import IXBRLViewerBuilder, isInlineDoc
        from iXBRLViewerPlugin.xhtmlserialize import XHTMLSerializer
    except ImportError:
        message = "The viewer needs an extra: pip install earnings-xbrl[viewer]."
        raise Unreadable("view.extra-missing", message) from None
    cache = cache_folder() if cache is None else cache
    files = [path for path in inline.parent.iterdir() if path.suffix in (".xml", ".xsd", inline.suffix)]
    official, standin = packages_for(sorted(files), catalogue, cache, packages)
    with engine.opened([inline], [*official, standin], cache / "arelle") as (_, models):
        if not models or not isInlineDoc(models[0].modelDocument):
            raise Unreadable("view.not-inline", f"{inline.name} is no inline XBRL document.")
        builder = IXBRLViewerBuilder(models[0].modelManager.cntlr, features=_FEATURES)
        builder.processModel(models[0])
        page = io.BytesIO()
        XHTMLSerializer(page).serialize(builder.createViewer(showValidations=False).files[0].xmlDocument)
    return _SCRIPT.sub(lambda _: _within(Path(DEFAULT_VIEWER_PATH).read_bytes()), page.getvalue(), count=1)


def _within(program: bytes) -> bytes:
    """A program as part of a page that is read as HTML or as XML: nothing in it may end the element or the section."""
    safe = program.replace(b"</script", rb"<\/script").replace(b"]]>", b"]] >")
    return b'<script type="text/javascript">//<![CDATA[\n' + _PRELUDE + b"\n" + safe + b"\n//]]></script>"
