/*
 * data/README.txt: what this folder is and how to check it with what any
 * computer has. Windows line ends and a byte order mark, so that the oldest
 * Notepad shows it.
 */
#include "config.h"

#include "package/guide.h"

#include "base/i18n.h"

static void
line(struct str *out, const char *text)
{
	str_add(out, text);
	str_add(out, "\r\n");
}

static void
contents(struct str *out)
{
	line(out, _("What is in this folder"));
	line(out, "");
	line(out, _("  submission.pdf   the document to print and submit"));
	line(out, _("  evidence/        copies of the evidence, by item"));
	line(out, _("  index.csv        the evidence: numbers and original "
	    "names"));
	line(out, _("  answers.csv      the answers, for a spreadsheet"));
	line(out, _("  answers.json     the answers, for programs"));
	line(out, "");
}

static void
checking(struct str *out)
{
	line(out, _("How to check that nothing was changed or lost"));
	line(out, "");
	line(out, _("The file manifest-sha256.txt, in the folder above this "
	    "one, lists a check"));
	line(out, _("number (SHA-256) for every file. No network and no extra "
	    "program is needed."));
	line(out, _("Open a terminal in the folder above this one, then:"));
	line(out, "");
	line(out, _("Windows: in PowerShell, all files (prints the names of "
	    "changed files only)"));
	line(out, "  Get-Content manifest-sha256.txt | ForEach-Object {");
	line(out, "    $h, $f = $_ -split '  ', 2");
	line(out, "    if ((Get-FileHash $f).Hash -ne $h) { $f } }");
	line(out, _("Windows: in the command prompt, one file"));
	line(out, "  certutil -hashfile data\\submission.pdf SHA256");
	line(out, _("macOS: in Terminal"));
	line(out, "  shasum -a 256 -c manifest-sha256.txt");
	line(out, _("Linux"));
	line(out, "  sha256sum -c manifest-sha256.txt");
	line(out, _("With anshin itself"));
	line(out, "  anshin verify .");
	line(out, "");
	line(out, _("The PDF's pages carry the package code shown above and in "
	    "bag-info.txt."));
	line(out, _("If a number or a code differs, ask the sender for the "
	    "package again."));
}

void
guide_text(const struct build *b, struct str *out)
{
	char day[11] = "-";

	if (b->in->day != DATE_NONE)
		date_format_iso(b->in->day, day);
	str_add(out, "\xef\xbb\xbf");
	line(out, b->in->catalog->title);
	line(out, _("Self-check documents compiled by the operator; not an "
	    "official form."));
	line(out, "");
	str_addf(out, _("Package code: %s    Date: %s    anshin %s"), b->code,
	    day, b->in->version);
	line(out, "");
	if (b->in->base != NULL) {
		str_addf(out, _("This package adds to the package %s and holds "
		    "only what has changed since."), b->in->base_code);
		line(out, "");
	}
	line(out, "");
	contents(out);
	checking(out);
}
