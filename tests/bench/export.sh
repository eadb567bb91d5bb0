#!/bin/bash
# The submission package of 55 items with 100 photos of 12 megapixels, against
# LibreOffice and weasyprint setting the same words, tables and photos (they make
# only a PDF; anshin also copies, cleans, hashes, syncs, reads back and checks),
# and against the least that it can cost: decoding each photo once at print size
# and putting the package's bytes on the disk. Then the text alone.
#   PHOTOS=100   how many
. "$srcdir/tests/bench/common.sh"
n=${PHOTOS:-100}
bench=$top_builddir/tests/bench
bin=$srcdir/tests/bench
photos=$scratch/photos
db=$scratch/demo/anshin.db
export ANSHIN_DB=$db ANSHIN_NOW=2026-04-01T03:00:00.000Z

# NAME COMMAND...: prints a line, keeps seconds, computing and memory.
declare -A secs cpus mems
measure() {
	local name=$1 line s c m
	shift
	line=$("$bench/cost" "$@" 2>>"$scratch/log")
	# 1: anshin has things to say about the demo.
	if [ $? -gt 1 ]; then
		echo "$name failed:"
		tail -n 5 "$scratch/log"
		return
	fi
	read -r s c m <<<"$line"
	secs["$name"]=$s cpus["$name"]=$c mems["$name"]=$m
	printf '%-28s %8.2f s  computing %8.2f s  memory %7.1f MB\n' "$name" \
		"$s" "$c" "$m"
}
ratio() { # NAME OTHER: how many times more the other costs, memory likewise
	[ -n "${secs[$2]:-}" ] || return
	awk -v a="${secs[$1]}" -v b="${secs[$2]}" -v m="${mems[$1]}" \
		-v k="${mems[$2]}" -v c="${cpus[$1]}" -v p="${cpus[$2]}" \
		-v one="$1" -v other="$2" 'BEGIN { printf "%s against %s: " \
		"%.1f times the time, %.1f the computing, %.1f the memory\n",
		other, one, b / a, p / c, k / m }'
}

# What the report is made of, as lines for report-tool.
sheet() {
	sqlite3 -separator $'\t' "$db" "SELECT subject, field,
		replace(value, char(10), '\\n') FROM value"
	for i in $(seq "$1"); do
		printf '@photo\t%s\t%s\t1600\t1200\n' "$(sqlite3 "$db" "SELECT
			substr(subject, 10) FROM value WHERE field = 'name' AND
			subject LIKE 'evidence/%' AND value =
			'photo-$(printf %03d "$i").jpg'")" \
			"$scratch/small/$(printf %03d "$i").jpg"
	done
}

twins() { # NAME PHOTOS: the same document for the others
	sheet "$2" >"$scratch/$1.sheet"
	"$top_builddir/tests/report-tool" ja "$srcdir/forms/2024-04" \
		"$scratch/$1.sheet" dump >"$scratch/$1.dump" || exit 1
	for form in html fodt text; do
		awk -v form=$form -v folder="$photos" -f "$bin/twin.awk" \
			"$scratch/$1.dump" >"$scratch/$1.$form"
	done
}

others() { # NAME
	have soffice && measure "LibreOffice, $1" soffice --headless \
		"-env:UserInstallation=file://$scratch/office" --convert-to pdf \
		--outdir "$scratch/out" "$scratch/$1.fodt"
	have weasyprint && measure "weasyprint, $1" weasyprint \
		"$scratch/$1.html" "$scratch/out/$1-w.pdf"
}
pages() { pdfinfo "$1" 2>/dev/null | awk '/^Pages/ { print $2 }'; }

echo "making $n photos ..."
mkdir "$photos" "$scratch/out" "$scratch/small"
"$bench/photo-cost" make "$photos" "$n" || exit 1
"$anshin" demo "$scratch/demo" >/dev/null || exit 1
# Ten items, each with its share.
cat >"$scratch/attach" <<-END
	for i in 0 1 2 3 4 5 6 7 8 9; do
		set -- "$photos"/photo-??\$i.jpg
		[ ! -e "\$1" ] || "$anshin" attach 1 4-0\$((i % 7 + 1)) "\$@"
	done
END

title "package with $n photos of 12 megapixels ($(du -sm "$photos" | cut -f1) MB)"
sync
measure "anshin attach (prepares)" bash "$scratch/attach"
sync
measure "anshin export" "$anshin" export -o "$scratch/out/one"
rm -r "$scratch/demo/photos"
sync
measure "anshin export, unprepared" "$anshin" export -o "$scratch/out/two"
i=0
for f in "$scratch/demo/photos/"*.jpg; do
	i=$((i + 1))
	ln -s "$f" "$scratch/small/$(printf %03d $i).jpg"
done
sync
measure "floor, one core" bash -c "'$bench/photo-cost' decode '$photos'/*.jpg &&
	cp -r '$scratch/out/one' '$scratch/out/floor1' && sync"
measure "floor, two cores" bash -c "
	ls '$photos'/*.jpg | xargs -P 2 -n 10 '$bench/photo-cost' decode &&
	cp -r '$scratch/out/one' '$scratch/out/floor2' && sync"
measure "floor, no decoding" bash -c "
	cp -r '$scratch/out/one' '$scratch/out/floor3' && sync"
twins photos "$n"
others photos
echo "pages: anshin $(pages "$scratch/out/one/data/submission.pdf")," \
	"LibreOffice $(pages "$scratch/out/photos.pdf")," \
	"weasyprint $(pages "$scratch/out/photos-w.pdf")"
ls -l "$scratch/out" | awk '/pdf/ { print $5, $9 }'
for other in "LibreOffice, photos" "weasyprint, photos"; do
	ratio "anshin export" "$other"
	ratio "anshin export, unprepared" "$other"
done
ratio "floor, one core" "anshin export, unprepared"
ratio "floor, two cores" "anshin export, unprepared"
ratio "floor, no decoding" "anshin export"

title "the document alone: text, and with prepared photos"
twins text 0
measure "anshin, text" "$top_builddir/tests/report-tool" ja \
	"$srcdir/forms/2024-04" "$scratch/text.sheet" pdf "$scratch/out/text-a.pdf"
measure "anshin, prepared" "$top_builddir/tests/report-tool" ja \
	"$srcdir/forms/2024-04" "$scratch/photos.sheet" pdf \
	"$scratch/out/prepared.pdf"
measure "copy and sync of the same" bash -c \
	"cat '$scratch/out/prepared.pdf' >'$scratch/out/copy.pdf' &&
	sync '$scratch/out/copy.pdf'"
if have pkg-config && pkg-config --exists pangocairo; then
	read -ra flags <<<"$(pkg-config --cflags --libs pangocairo)"
	cc -O2 -o "$scratch/pango" "$bin/pango.c" "${flags[@]}" &&
		measure "pango, text" "$scratch/pango" "$scratch/text.text" \
			"$scratch/out/text-p.pdf"
fi
others text
echo "pages: anshin $(pages "$scratch/out/text-a.pdf")," \
	"pango $(pages "$scratch/out/text-p.pdf")," \
	"LibreOffice $(pages "$scratch/out/text.pdf")," \
	"weasyprint $(pages "$scratch/out/text-w.pdf")"
for other in "pango, text" "LibreOffice, text" "weasyprint, text"; do
	ratio "anshin, text" "$other"
done
ratio "copy and sync of the same" "anshin, prepared"
