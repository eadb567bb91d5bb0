#!/bin/bash
# The picture worker reads every kind of photo upright and without metadata,
# says what is wrong with a bad one, and neither hangs nor crashes on damage.
set -u
worker=$top_builddir/anshin-worker
pictures=$top_builddir/tests/pictures
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
n=0
result() { # STATUS DESCRIPTION
	n=$((n + 1))
	if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; fi
}
# A hang would be ended by timeout (124), a crash by a signal (over 128).
prepare() { timeout 60 "$worker" image <"$1" >"$dir/out" 2>/dev/null; }

mkdir "$dir/in"
"$pictures" make "$dir/in" || exit 1
for f in "$dir"/in/*; do
	name=${f##*/}
	case $name in huge.png) continue;; grey.jpg) want='80x48 KWKW';;
	*) want='80x48 RGBW';; esac
	prepare "$f"
	status=$?
	got=$("$pictures" look "$dir/out" 2>&1)
	[ $status = 0 ] && [ "$got" = "$want" ]
	result $? "$name is upright, baseline, without metadata"
	[ "$got" = "$want" ] || echo "# status $status, got $got"
done
grep -q GPS "$dir/in/turned-6.jpg" && prepare "$dir/in/turned-6.jpg" &&
	! grep -q -e GPS -e Exif "$dir/out"
result $? "the place where a photo was taken is gone"

bad=0
for f in "$dir"/in/*; do
	case ${f##*/} in huge.png) continue;; grey.jpg) want='80x48 KWKW';;
	*) want='80x48 RGBW';; esac
	"$worker" clean <"$f" >"$dir/clean" 2>/dev/null &&
		! grep -q GPS "$dir/clean" && prepare "$dir/clean" &&
		[ "$("$pictures" look "$dir/out" 2>&1)" = "$want" ] || bad=1
done
[ $bad = 0 ]; result $? "a cleaned copy of each is the same picture, without a place"
head -c 500 "$dir/in/turned-6.jpg" | "$worker" clean >/dev/null 2>&1
[ $? = 10 ]; result $? "half a picture is not cleaned but refused"

# Notes where only some programs put them: a part of its own, a marker without a
# meaning, behind the end.
mkdir "$dir/notes"
perl - "$dir" <<'END' || exit 1
undef $/;
sub slurp { open my $f, "<", "$ARGV[0]/in/$_[0]"; binmode $f; <$f> }
sub save { open my $f, ">", "$ARGV[0]/notes/$_[0]"; binmode $f; print $f $_[1] }
my $jpeg = slurp "turned-1.jpg";
my $note = "GPS 35.6586";
save "marker.jpg", substr($jpeg, 0, 2) . pack("nna*", 0xFFF3, 2 + length $note, $note) .
	substr $jpeg, 2;
save "app11.jpg", substr($jpeg, 0, 2) . pack("nna*", 0xFFEB, 2 + length $note, $note) .
	substr $jpeg, 2;
save "behind.jpg", $jpeg . $note;
for (glob "$ARGV[0]/in/*.webp") {
	s|.*/||;
	my $webp = slurp $_;
	substr($webp, 4, 4) = pack "V", length($webp) + 12;
	save "part-$_", $webp . pack "a4Va12", "C2PA", length $note, $note;
}
END
bad=0
for f in "$dir"/notes/*; do
	grep -q GPS "$f" && "$worker" clean <"$f" >"$dir/clean" 2>/dev/null &&
		! grep -q GPS "$dir/clean" && prepare "$dir/clean" &&
		[ "$("$pictures" look "$dir/out" 2>&1)" = '80x48 RGBW' ] ||
		{ echo "# ${f##*/}"; bad=1; }
done
[ $bad = 0 ]; result $? "nor is a note left in a part that few programs know"

# HEIC as phones write it, as far as its notes go: the table of places in each of
# its versions, the notes in the file or inside "meta"; and tables that lie.
mkdir "$dir/heic"
perl - "$dir/heic" <<'END' || exit 1
sub box { pack "Na4a*", 8 + length $_[1], @_ }
sub entry { my ($v, $id, $kind) = @_;
	box "infe", pack($v == 2 ? "Cx3nna4x" : "Cx3Nna4x", $v, $id, 0, $kind) }
sub place { my ($v, $id, $method, $base, $at, $len) = @_;
	pack($v < 2 ? "n" : "N", $id) . ($v ? pack "n", $method : "") .
	pack("nNn", 0, $base, 1) . ($v ? pack "N", 1 : "") . pack "NN", $at, $len }
my ($photo, $note) = ("PICTURE" x 9, "Exif\0\0GPS 35.6586 139.7454");
sub file { my ($v, $method, $len, $off) = @_;
	my $meta = "";
	for (1 .. 2) {	# once more with the place known
		my $at = $method == 1 ? length $photo : 24 + length($meta) + length $photo;
		my $iloc = pack("Cx3CC", $v, 0x44, $v ? 0x44 : 0x40) .
			pack($v < 2 ? "n" : "N", 2) .
			place($v, 1, $method == 1, 0, $method == 1 ? 0 : $at - length $photo, length $photo) .
			place($v, 2, $method, $at + ($off // 0) - 5, 5, $len // length $note);
		$meta = box "meta", pack("x4") . box("hdlr", "x" x 20) .
			box("iinf", pack($v < 2 ? "x4n" : "Cx3N", $v < 2 ? 2 : (1, 2)) .
				entry($v < 2 ? 2 : 3, 1, "hvc1") . entry($v < 2 ? 2 : 3, 2, "Exif")) .
			box("iloc", $iloc) . box("idat", $method == 1 ? $photo . $note : "");
	}
	box("ftyp", "heicxxxx") . $meta . box("mdat", $method == 1 ? "" : $photo . $note) }
# In the file's own boxes, behind all, and in a property that describes.
sub plus { my ($property) = @_;
	my $file = file(1, 1);
	my $iprp = box "iprp", box("ipco", box "udes", pack "x4a*", "GPS 35.6586");
	$file =~ s/(....)meta/pack("N", unpack("N", $1) + length $iprp) . "meta"/se;
	$file =~ s/(....idat)/$iprp$1/s;
	($property ? $file : file(1, 1)) . box("uuid", "x" x 16 . "GPS 35.6586") .
		box "sefd", "GPS" }
sub save { open my $f, ">", "$ARGV[0]/$_[0]"; print $f $_[1] }
save "good-0", file(0, 0);
save "good-1", file(1, 0);
save "good-1-inside", file(1, 1);
save "good-2", file(2, 0);
save "good-behind", plus(0);
save "good-property", plus(1);
save "bad-film", file(1, 0) . box "moov", "x";
save "bad-beyond", file(1, 0, undef, 1000);
save "bad-longer", file(1, 0, 1000);
save "bad-endless", file(1, 0, 0);
save "bad-elsewhere", file(1, 2);
save "bad-unplaced", file(0, 0) =~ s/iloc/xloc/r;
save "bad-version", file(0, 0) =~ s/iloc\0/iloc\x03/r;
END
bad=0
for f in "$dir"/heic/*; do
	"$worker" clean <"$f" >"$dir/clean" 2>/dev/null
	status=$?
	case ${f##*/} in
	good-*)	[ $status = 0 ] && ! grep -q GPS "$dir/clean" &&
			grep -q PICTUREPICTURE "$dir/clean" &&
			[ "$(wc -c <"$dir/clean")" = "$(wc -c <"$f")" ];;
	bad-*)	[ $status = 11 ] && [ ! -s "$dir/clean" ];;
	esac || { echo "# ${f##*/}: status $status"; bad=1; }
done
[ $bad = 0 ]; result $? "the place of a HEIC is erased, or the copy refused"

bad=0
for f in "$dir"/in/*; do
	case ${f##*/} in huge.png) continue;; grey.jpg) want='80x48 KWKW';;
	*) want='80x48 RGBW';; esac
	"$worker" screen <"$f" >"$dir/out" 2>/dev/null &&
		[ "$("$pictures" look "$dir/out")" = "$want" ] ||
		{ echo "# ${f##*/}"; bad=1; }
done
[ $bad = 0 ]; result $? "each is upright on the screen too"
screen() { # W H WANT
	"$pictures" photo "$1" "$2" | cat >"$dir/photo.jpg"
	"$worker" screen <"$dir/photo.jpg" >"$dir/out" &&
		got=$("$pictures" look "$dir/out")
	[ "$got" = "$3" ]
	result $? "$1x$2 is looked at as $3"
	[ "$got" = "$3" ] || echo "# got $got"
}
screen 4032 3024 '192x144 RGBW'
screen 3000 4000 '144x192 RGBW'
screen 100 60 '100x60 RGBW'
head -c 900 "$dir/in/plain.jpg" | cat >"$dir/half"
"$worker" screen <"$dir/half" >"$dir/out" 2>/dev/null
[ $? = 10 ]; result $? "half a picture is not shown but refused"
"$worker" screen <"$dir/in/huge.png" >"$dir/out" 2>/dev/null
[ $? = 12 ]; result $? "nor one of 60,000 x 60,000"
bad=0
mkdir "$dir/bad"
"$pictures" mutate "$dir/in/turned-6.jpg" 150 "$dir/bad" || bad=1
for mutant in "$dir"/bad/*; do
	timeout 60 "$worker" screen <"$mutant" >"$dir/out" 2>/dev/null
	case $? in 0|10|11|12) ;; *) bad=1;; esac
done
rm -r "$dir/bad"
result $bad "150 damaged copies end with a verdict"

size() { # W H WANT
	"$pictures" photo "$1" "$2" >"$dir/photo.jpg"
	prepare "$dir/photo.jpg" && got=$("$pictures" look "$dir/out")
	[ "$got" = "$3 RGBW" ]
	result $? "$1x$2 prints as $3"
	[ "$got" = "$3 RGBW" ] || echo "# got $got"
}
size 4032 3024 2016x1512
size 3000 4000 1500x2000
size 2400 1800 1800x1350
size 1599 1000 1599x1000
size 10000 40 2048x8

prepare "$dir/in/huge.png"
[ $? = 12 ]; result $? "a PNG of 60,000 x 60,000 is refused by its header"
echo 'no picture at all' >"$dir/text"
prepare "$dir/text"
[ $? = 11 ]; result $? "what is no picture is called unknown"
: >"$dir/empty"
prepare "$dir/empty"
[ $? = 11 ]; result $? "an empty file is called unknown"
"$worker" image <"$dir/in/plain.jpg" >/dev/full 2>/dev/null
[ $? = 13 ]; result $? "a full disk is told"
"$worker" <"$dir/in/plain.jpg" >/dev/null 2>&1
[ $? = 2 ]; result $? "without a task it does nothing"

bad=0
for f in plain.jpg progressive.jpg cmyk.jpg plain.png interlaced-alpha.png; do
	bytes=$(wc -c <"$dir/in/$f")
	for part in 10 50 90 97; do
		head -c $((bytes * part / 100)) "$dir/in/$f" >"$dir/cut"
		prepare "$dir/cut"
		status=$?
		# The last 3 % of these small PNG files hold no pixel.
		[ $status = 10 ] || { [ $part = 97 ] && [ $status = 0 ] &&
			[[ $f = *.png ]]; } ||
			{ echo "# $f cut to $part %: $status"; bad=1; }
	done
done
result $bad "a cut file is called damaged"

for f in plain.jpg progressive.jpg plain.png interlaced-alpha.png; do
	bad=0
	mkdir "$dir/bad"
	"$pictures" mutate "$dir/in/$f" 150 "$dir/bad" || bad=1
	for mutant in "$dir"/bad/*; do
		prepare "$mutant"
		status=$?
		case $status in
		0|10|11|12) ;;
		*) echo "# $f, mutant ${mutant##*/}: status $status"; bad=1;;
		esac
	done
	rm -r "$dir/bad"
	result $bad "150 damaged copies of $f end with a verdict"
done
echo "1..$n"
