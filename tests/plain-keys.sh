# For the tests of plain mode: what is typed, and what came of it.

# What is typed into the form, a field after the other, by the field's type.
form_answers() {
	awk -v name="$1" '
	/^form:/ { on = 1 }
	/^chapters:/ { on = 0 }
	on && /^      - id:/ { id = $3 }
	on && /^        type:/ {
		if (id == "applicant_name") print name
		else if (id == "facility_name") print "みどり𠮷野"
		else if (id == "facility_postal") { print "15"; print "１５００００１" }
		else if ($2 == "text") print "文字 " id
		else if ($2 == "postal") print "150-0001"
		else if ($2 == "phone") print "０３－１２３４－５６７８"
		else if ($2 == "email") print "a@example.jp"
		else if ($2 == "url") print "https://example.jp/"
		else if ($2 == "date") print "令和7年11月25日"
		else if ($2 == "number") print "１２"
		else if ($2 == "lines") print "一行目 " id "\n　二行目\n."
		else if ($2 == "choices") print "1\n2\n"
		else print "1"
	}' "$srcdir/forms/2024-04/ja.yaml"
}

journal() { # field [subject]: the value that is in effect
	sqlite3 "$ANSHIN_DB" "select value from event where field='$1'
		and subject like '${2-%}' order by n desc limit 1"
}

# Columns as a terminal counts them, with the doubtful ones as two.
widest() {
	perl -CSD -ne 'chomp; my $n = 0; for (split //) {
		$n += /[\x{300}-\x{36f}\x{3099}\x{309a}\x{fe00}-\x{fe0f}]/ ? 0 : ord > 0x2e7f || /[\x{a7}-\x{f7}\x{2010}-\x{27bf}]/ ? 2 : 1 }
		$m = $n if $n > $m; END { print $m }' "$@"
}
