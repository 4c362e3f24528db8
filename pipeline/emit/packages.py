"""Files bound together: report packages (Report Package 1.0) and the extension as a taxonomy package (1.0).

Official taxonomies are referred to and never packed.
"""

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from pipeline.emit.names import file_stem
from pipeline.emit.oim_json import as_json
from pipeline.model.report import Report

_EPOCH = (1980, 1, 1, 0, 0, 0)
_OASIS = "urn:oasis:names:tc:entity:xmlns:xml:catalog"
_PACKAGE = "http://xbrl.org/2016/taxonomy-package"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def report_package(report: Report, kind: str, name: str, content: bytes, taxonomy: Mapping[str, bytes]) -> bytes:
    """A package of one report, `name`, with its extension beside it.

    `kind` is `xbri` for an inline document and `xbr` for xBRL-JSON or an instance named `.xbrl`.
    """
    document_type = {"documentInfo": {"documentType": f"https://xbrl.org/report-package/2023/{kind}"}}
    files = {f"reports/{path}": data for path, data in {name: content, **taxonomy}.items()}
    return _zip(file_stem(report), {"META-INF/reportPackage.json": as_json(document_type), **files})


def taxonomy_package(report: Report, taxonomy: Mapping[str, bytes]) -> bytes:
    """The extension's schema and linkbases, to be found under its namespace: `http://abc.com/20060331/abc-...xsd`."""
    files = {f"taxonomy/{path}": data for path, data in taxonomy.items()}
    metadata = {"META-INF/catalog.xml": _catalog(report), "META-INF/taxonomyPackage.xml": _manifest(report)}
    return _zip(f"{file_stem(report)}-taxonomy", metadata | files)


def _catalog(report: Report) -> bytes:
    catalog = etree.Element(f"{{{_OASIS}}}catalog", nsmap={"catalog": _OASIS})
    rule = {"uriStartString": f"{report.namespace}/", "rewritePrefix": "../taxonomy/"}
    etree.SubElement(catalog, f"{{{_OASIS}}}rewriteURI", rule)
    return _xml(catalog)


def _manifest(report: Report) -> bytes:
    package = etree.Element(f"{{{_PACKAGE}}}taxonomyPackage", nsmap={"tp": _PACKAGE})
    package.set(_LANGUAGE, "en")
    title = f"Extension taxonomy of {report.prefix} for {report.period}"
    for name, text in (("identifier", report.namespace), ("name", title), ("version", f"{report.period.end}")):
        etree.SubElement(package, f"{{{_PACKAGE}}}{name}").text = text
    points = etree.SubElement(package, f"{{{_PACKAGE}}}entryPoints")
    point = etree.SubElement(points, f"{{{_PACKAGE}}}entryPoint")
    etree.SubElement(point, f"{{{_PACKAGE}}}name").text = title
    location = f"{report.namespace}/{file_stem(report)}.xsd"
    etree.SubElement(point, f"{{{_PACKAGE}}}entryPointDocument", {"href": location})
    return _xml(package)


def _xml(element: etree._Element) -> bytes:
    etree.indent(element)
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8") + b"\n"


def _zip(folder: str, files: Mapping[str, bytes]) -> bytes:
    """One folder, its files in the order of their names, without times: the same files give the same bytes."""
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as package:
        for path, content in sorted(files.items()):
            package.writestr(ZipInfo(f"{folder}/{path}", _EPOCH), content, ZIP_DEFLATED)
    return buffer.getvalue()
