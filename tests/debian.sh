#!/bin/bash
# The Debian sources agree with the rest: version, what is needed to build and
# to run, the licence. `./dev deb` builds the package and asks lintian.
. "$srcdir/tests/tap.sh"
debian=$srcdir/assets/debian

version=$("$anshin" --version | cut -d' ' -f2)
is "the changelog has this version" "$(sed -n '1s/^anshin (\(.*\)-[0-9]*) .*/\1/p' "$debian/changelog")" "$version"
wanted=$(grep -oE '\[(lib[a-z0-9.-]*-dev|zlib1g-dev)\]|missing \$?lib[a-z0-9-]*-dev|lib[a-z0-9-]+-dev' "$srcdir/configure.ac" |
	tr -d '[]' | sed 's/.* //' | sort -u)
for p in $wanted; do
	like "Build-Depends has $p" "$(cat "$debian/control")" "^ $p( |,|\$)"
done
like "the fonts of the PDF are installed with it" "$(cat "$debian/control")" 'fonts-morisawa-bizud-mincho,$'
# What is opened at run time is seen by no tool: it is written down.
for so in $(grep -rhoE '"lib[a-z]+\.so\.[0-9]+"' "$srcdir/src" | tr -d '"' | sort -u); do
	like "$so is depended on" "$(sed -n '/^Package:/,$p' "$debian/control")" \
		"${so%%.so*}${so##*.}(,|\$| )"
done
like "CDK's notice is in the copyright file" "$(cat "$debian/copyright")" 'software developed by$'
for tool in $(sed -n 's/^tests="//p' "$srcdir/dev" | tr -d '"' | tr ' ' '\n' | grep -xE 'tmux|qpdf|poppler-utils|zbar-tools|sqlite3|strace|libvterm-dev|jq|unzip'); do
	like "what the tests need is there: $tool" "$(cat "$debian/control")" "^ $tool <!nocheck>"
done
done_testing
