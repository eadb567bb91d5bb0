# What `gcov -b -c -t` says about all objects -> a table by layer, and each line
# with a branch that was never taken where every one is to be taken (WANTED).
# A switch is left to its cases' lines: gcov adds a branch for values that no
# enumerator has. A source that stands in several objects counts once: covered by
# any of them.
/^ *-: *0:Source:/ {
	file = $0; sub(/.*:Source:/, "", file)
	known = sub(/^.*src\//, "", file) && file !~ /\.inc$/
	next
}
!known { next }
/^ *[^ :]+: *[0-9]+:/ {
	split($0, part, ":")
	count = part[1]; gsub(/[ *]/, "", count)
	line = part[2] + 0; n = 0
	if (count == "-") { line = 0; next }
	key = file SUBSEP line
	is_switch = $0 ~ /[^a-z]switch \(/
	if (!(key in seen)) seen[key] = 0
	if (count ~ /^[0-9]/) seen[key] = 1
	next
}
/^branch / && line > 0 && !is_switch {
	key = file SUBSEP line SUBSEP n++
	if (!(key in taken)) taken[key] = 0
	if ($0 ~ /taken [1-9]/) taken[key] = 1
}
function percent(a, b) { return b == 0 ? 100 : int(1000 * a / b) / 10 }
function row(name) {
	return sprintf("%-28s %6d %6d %5.1f%% %8d %6d %5.1f%%", name, lines[name],
	    hit[name], percent(hit[name], lines[name]), branches[name],
	    went[name], percent(went[name], branches[name]))
}
function count_in(name, what, is) {
	if (what == "line") { lines[name]++; hit[name] += is }
	else { branches[name]++; went[name] += is }
}
END {
	for (key in seen) {
		split(key, part, SUBSEP); layer = part[1]; sub(/\/.*/, "", layer)
		layers[layer] = 1
		count_in(layer, "line", seen[key]); count_in("all", "line", seen[key])
		files[part[1]] = 1; count_in(part[1], "line", seen[key])
	}
	for (key in taken) {
		split(key, part, SUBSEP); layer = part[1]; sub(/\/.*/, "", layer)
		count_in(layer, "branch", taken[key]); count_in("all", "branch", taken[key])
		count_in(part[1], "branch", taken[key])
		if (!taken[key] && part[1] ~ WANTED)
			open_at[part[1] ":" part[2]]++
	}
	printf "%-28s %6s %6s %6s %8s %6s\n", "", "lines", "run", "", "branches", "taken"
	n = split("base catalog assess store evidence report package ui app", order)
	for (i = 1; i <= n; i++) if (order[i] in layers) print row(order[i])
	print row("all")
	sort = "LC_ALL=C sort -t: -k1,1 -k2,2n"
	for (file in files) if (FILES) print row(file) | sort
	for (at in open_at) print at ": " open_at[at] " branch(es) never taken" | sort
	for (key in seen) if (SHOW != "" && !seen[key]) {
		split(key, part, SUBSEP)
		if (part[1] ~ SHOW) print part[1] ":" part[2] ": never run" | sort
	}
}
