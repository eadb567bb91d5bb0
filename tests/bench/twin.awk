# The document as an HTML page, a flat ODT or plain paragraphs: the same words,
# tables and photos for other programs to set. Reads what `report-tool dump`
# prints (src/report/dump.c).
#   awk -v form=html|fodt|text -v folder=PHOTOS -f twin.awk DUMP
function escape(s) {
	gsub(/\{[^}]*\}/, "", s)
	gsub(/&/, "\\&amp;", s); gsub(/</, "\\&lt;", s); gsub(/>/, "\\&gt;", s)
	return s
}

function lines(s) {		# parts of a cell, each on a line of its own
	s = escape(s)
	gsub(/ \/ /, form == "html" ? "<br>" : "<text:line-break/>", s)
	return s
}

function paragraph(style, s) {
	if (form == "html")
		print "<p class=\"" style "\">" s "</p>"
	else
		print "<text:p text:style-name=\"" style "\">" s "</text:p>"
}

function end_table() {
	if (columns > 0)
		print form == "html" ? "</table>" : "</table:table>"
	columns = 0
}

function row(s, head,    cells, n, i) {
	sub(/^\[[^]]*\] /, "", s)
	sub(/^\|[|=>]? /, "", s); sub(/ \|\|?$/, "", s)
	n = split(s, cells, / \|\|? /)
	if (columns != n)
		end_table()
	if (columns == 0 && form == "html")
		print "<table>"
	if (columns == 0 && form == "fodt")
		printf "<table:table><table:table-column " \
			"table:number-columns-repeated=\"%d\"/>\n", n
	columns = n
	print form == "html" ? "<tr>" : "<table:table-row>"
	for (i = 1; i <= n; i++)
		if (form == "html")
			print "<td>" lines(cells[i]) "</td>"
		else
			print "<table:table-cell table:style-name=\"C\" " \
				"office:value-type=\"string\"><text:p " \
				"text:style-name=\"P\">" lines(cells[i]) \
				"</text:p></table:table-cell>"
	print form == "html" ? "</tr>" : "</table:table-row>"
}

function photo(caption,    path) {
	path = sprintf("%s/photo-%03d.jpg", folder, ++photos)
	if (form == "html") {
		printf "<p class=\"F\"><img src=\"%s\"></p>\n", path
	} else {
		printf "<text:p text:style-name=\"P\"><draw:frame " \
			"draw:style-name=\"G\" text:anchor-type=\"as-char\" " \
			"svg:width=\"13.3cm\" svg:height=\"10cm\"><draw:image " \
			"xlink:href=\"file://%s\" xlink:type=\"simple\" " \
			"xlink:show=\"embed\" xlink:actuate=\"onLoad\"/>" \
			"</draw:frame></text:p>\n", path
	}
	paragraph("P", caption)
}

BEGIN {
	if (form == "html")
		print "<!DOCTYPE html><html lang=\"ja\"><meta charset=\"utf-8\"" \
			"><title>twin</title><style>@page { size: A4; margin:" \
			" 18mm } body { font: 9pt/1.5 'BIZ UDPGothic' } table" \
			" { border-collapse: collapse; width: 100% } td {" \
			" border: 0.4pt solid; padding: 3pt } .N {" \
			" break-before: page } img { width: 133mm; height:" \
			" 100mm } .H { font-size: 14pt; font-weight: bold }" \
			"</style><body>"
	if (form != "fodt")
		next_form = 1
	else
		print "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" \
			"<office:document " space("office") space("style") \
			space("text") space("table") space("draw") \
			"xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:" \
			"xsl-fo-compatible:1.0\" xmlns:svg=\"urn:oasis:names:" \
			"tc:opendocument:xmlns:svg-compatible:1.0\" xmlns:" \
			"xlink=\"http://www.w3.org/1999/xlink\" " \
			"office:version=\"1.3\" office:mimetype=\"" \
			"application/vnd.oasis.opendocument.text\"><" \
			"office:automatic-styles>" style("P", 9, "") \
			style("N", 9, " fo:break-before=\"page\"") \
			style("H", 14, "") \
			"<style:style style:name=\"C\" style:family=\"" \
			"table-cell\"><style:table-cell-properties fo:border" \
			"=\"0.4pt solid #000000\" fo:padding=\"1mm\"/>" \
			"</style:style><style:style style:name=\"G\" " \
			"style:family=\"graphic\"/></office:automatic-styles>" \
			"<office:body><office:text>"
}
function space(name) {
	return "xmlns:" name "=\"urn:oasis:names:tc:opendocument:xmlns:" \
		(name == "draw" ? "drawing" : name) ":1.0\" "
}
function style(name, size, more) {
	return "<style:style style:name=\"" name "\" style:family=\"" \
		"paragraph\"><style:paragraph-properties" more "/>" \
		"<style:text-properties style:font-name-asian=\"BIZ UDPGothic" \
		"\" style:font-name=\"BIZ UDPGothic\" fo:font-size=\"" size \
		"pt\" style:font-size-asian=\"" size "pt\"/></style:style>"
}

NR <= 5 { next }
form == "text" {
	gsub(/\{[^}]*\}/, ""); gsub(/ \/ |^\|[|=>]? | \|\|?$/, "\n")
	gsub(/ \|\|? /, "\n"); print; next
}
/^(\[[^]]*\] )?\|/ { row($0); next }
{ end_table() }
/^--- page/ { paragraph("N", ""); next }
/^#+ / { sub(/^#+ /, ""); paragraph("H", escape($0)); next }
/^\[[^]]*\] <photo>/ { sub(/^[^>]*> /, ""); photo(lines($0)); next }
$0 != "" { sub(/^(!!|::|~) /, ""); paragraph("P", lines($0)) }
END {
	end_table()
	if (form == "html")
		print "</body></html>"
	if (form == "fodt")
		print "</office:text></office:body></office:document>"
}
