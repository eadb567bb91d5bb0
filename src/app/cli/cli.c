/* The table of commands, and finding one by its name. */
#include "config.h"

#include "app/cli/cli.h"

#include <string.h>

#include "catalog/near.h"

/* clang-format off */
const struct command commands[] = {
	{ "new", N_("NAME"), N_("make a new facility with its application"),
	    N_("anshin new 'Green Office'"), STORE_WRITE | SESSION_BEGINS, 1, 1, cmd_new,
	    TAKES_DRY_RUN | TAKES_JSON, NULL, NULL },
	{ "list", "", N_("show what there is, with progress"),
	    "anshin list\nanshin list --json\nanshin list --expiring 90d",
	    STORE_READ, 0, 0, cmd_list, TAKES_JSON | TAKES_EXPIRING, NULL, NULL },
	{ "show", N_("[APP|CODE]"),
	    N_("show one application, or the package with a code"),
	    "anshin show 1\nanshin show 1 --json\nanshin show V47E-1T2P",
	    STORE_READ, 0, 1,
	    cmd_show, TAKES_JSON, "a", NULL },
	{ "set", N_("APP ITEM FIELD VALUE"),
	    N_("answer in batch; - reads the value, or lines of all three"),
	    N_("anshin set 1 4-03 verdict conforms\n"
	    "anshin set 1 4-03 note 'seen in April 2026'\n"
	    "anshin set 1 4-03 check.a yes\n"
	    "anshin set 1 6-04 reading.temp_c 23.5\n"
	    "anshin set 1 form facility_name 'Green Office'\n"
	    "anshin set 1 4-03 note - <note.txt\n"
	    "anshin set 1 - <answers.tsv    ITEM, FIELD, VALUE between tabs"),
	    STORE_WRITE, 2, 4, cmd_set, TAKES_DRY_RUN, "aifv", NULL },
	{ "attach", N_("APP ITEM FILE..."), N_("attach evidence to an item"),
	    N_("anshin attach 1 3-01 ~/Pictures/entrance.jpg"), STORE_WRITE,
	    3, -1, cmd_attach, TAKES_DRY_RUN, "aiF", NULL },
	{ "check", N_("[APP]"),
	    N_("list what is still open; exit 1 when something is needed"),
	    "anshin check\nanshin check 1 --json", STORE_READ, 0, 1,
	    cmd_check, TAKES_JSON, "a", NULL },
	{ "export", N_("[APP] [-o DIR]"),
	    N_("write the submission package; without -o into your documents"),
	    N_("anshin export\nanshin export 1 -o ~/submission\n"
	    "anshin export 1 --zip --own-copy --per-page 4\n"
	    "anshin export --redact -o advice.pdf\n"
	    "anshin export 1 --dry-run"), STORE_WRITE | SESSION_EITHER,
	    0, 1, cmd_export, TAKES_FOLDER | TAKES_FILE | TAKES_DRY_RUN | TAKES_JSON |
	    TAKES_PACKAGE | TAKES_REDACT, "a", NULL },
	{ "sheet", N_("[APP] -o FILE"),
	    N_("write the walk-round sheet as a PDF, by place"),
	    "anshin sheet -o sheet.pdf\nanshin sheet 1 --blank -o sheet.pdf",
	    STORE_WRITE | SESSION_EITHER, 0, 1, cmd_sheet, TAKES_FILE |
	    TAKES_DRY_RUN | TAKES_BLANK, "a", NULL },
	{ "enter", N_("[APP|PAGECODE]"),
	    N_("type a printed sheet in, a line a row; or list the sheets"),
	    N_("anshin enter\n"
	    "anshin enter S12T-8F5C <rows.tsv    KEY, NAME=VALUE between tabs"),
	    STORE_WRITE, 0, 1, cmd_enter, TAKES_DRY_RUN | TAKES_JSON, "a",
	    NULL },
	{ "photos", N_("[APP] DIR"),
	    N_("attach the photos of a folder by the numbers from the sheet"),
	    N_("anshin photos ~/Pictures\nanshin photos 1 ~/Pictures --dry-run"),
	    STORE_WRITE, 1, 2, cmd_photos, TAKES_DRY_RUN, "PD", NULL },
	{ "slip", N_("APP ITEM -o FILE"),
	    N_("write a question slip on one item as a PDF"),
	    "anshin slip 1 4-03 -o slip.pdf", STORE_READ, 2, 2, cmd_slip,
	    TAKES_FILE | TAKES_DRY_RUN, "ai", NULL },
	{ "table", N_("[APP] -o FILE.xlsx"),
	    N_("write the check sheet as a spreadsheet"),
	    "anshin table -o table.xlsx", STORE_READ, 0, 1, cmd_table,
	    TAKES_FILE | TAKES_DRY_RUN, "a", NULL },
	{ "handover", N_("[APP] -o FILE"),
	    N_("write the handover for a successor as a PDF"),
	    "anshin handover -o handover.pdf", STORE_READ, 0, 1,
	    cmd_handover, TAKES_FILE | TAKES_DRY_RUN, "a", NULL },
	{ "verify", N_("DIR"), N_("check a package; exit 1 names each fault"),
	    N_("anshin verify ~/submission\n"
	    "anshin verify ~/submission --json"),
	    SESSION_NO_CATALOG, 1, 1, cmd_verify, TAKES_JSON, "D", NULL },
	{ "history", N_("[APP]"), N_("show the journal"),
	    "anshin history 1\nanshin history 1 --json", STORE_READ, 0, 1,
	    cmd_history, TAKES_JSON, "a", NULL },
	{ "backup", N_("FILE"), N_("copy the whole store to a file"),
	    "anshin backup /media/usb/anshin.db\n"
	    "anshin backup --force /media/usb/anshin.db",
	    STORE_READ | SESSION_NO_CATALOG, 1, 1, cmd_backup,
	    TAKES_DRY_RUN | TAKES_FORCE, "S", NULL },
	{ "restore", N_("FILE"),
	    N_("take a copy back; the present store is kept aside"),
	    "anshin restore /media/usb/anshin.db", SESSION_NO_CATALOG, 1, 1,
	    cmd_restore, TAKES_DRY_RUN, "S", NULL },
	{ "bundle", N_("[APP] -o FILE"),
	    N_("write an application and its evidence as one file to carry"),
	    "anshin bundle 1 -o /media/usb/office.anshin", STORE_READ, 0, 1,
	    cmd_bundle, TAKES_FILE | TAKES_DRY_RUN | TAKES_JSON, "a", NULL },
	{ "import", N_("FILE"),
	    N_("take in what another machine wrote; nothing is overwritten"),
	    "anshin import --dry-run /media/usb/office.anshin\n"
	    "anshin import /media/usb/office.anshin",
	    STORE_WRITE | SESSION_LOOK | SESSION_BEGINS, 1, 1,
	    cmd_import, TAKES_DRY_RUN | TAKES_JSON, "S", NULL },
	{ "decide", N_("[APP [NUMBER VALUE]]"),
	    N_("list values that two machines left, or choose one of them"),
	    "anshin decide 1\nanshin decide 1 2 1", STORE_WRITE |
	    SESSION_EITHER, 0, 3, cmd_decide, TAKES_DRY_RUN | TAKES_JSON,
	    "av", NULL },
	{ "sites", N_("[-o FILE.csv]"),
	    N_("all facilities by measure, what is missed most first"),
	    "anshin sites\nanshin sites --json\nanshin sites -o sites.csv",
	    STORE_READ, 0, 0, cmd_sites,
	    TAKES_FILE | TAKES_DRY_RUN | TAKES_JSON, NULL, NULL },
	{ "share", N_("[FROM [TO [ITEM]]]"),
	    N_("take shared answers (policy, terms, network) from a facility"),
	    "anshin share 1 2\nanshin share 1 2 1-03\nanshin share",
	    STORE_WRITE, 0, 3,
	    cmd_share, TAKES_DRY_RUN, "aai", NULL },
	{ "copy", N_("FROM TO"),
	    N_("copy answers to another facility; to be confirmed there"),
	    "anshin copy 1 2", STORE_WRITE, 2, 2, cmd_copy, TAKES_DRY_RUN,
	    "aa", NULL },
	{ "rebuild", "",
	    N_("check the store and make its answers anew from the journal"),
	    "anshin rebuild --dry-run\nanshin rebuild", SESSION_NO_CATALOG, 0,
	    0, cmd_rebuild, TAKES_DRY_RUN, NULL, NULL },
	{ "catalog", N_("WORD [FILE...]"),
	    N_("check, fields, list, manual, official: the check sheet itself"),
	    "anshin catalog check forms/2024-04/ja.yaml\n"
	    "anshin catalog fields\n"
	    "anshin catalog list\n"
	    "anshin catalog manual\n"
	    "anshin catalog official official.csv", SESSION_NO_CATALOG, 1, -1,
	    cmd_catalog, TAKES_DRY_RUN | TAKES_JSON, "wS",
	    "check fields list manual official" },
	{ "grades", N_("[APP]"),
	    N_("readiness for each grade, what is missing, the rating"),
	    "anshin grades 1\nanshin grades 1 --json", STORE_READ, 0, 1,
	    cmd_grades, TAKES_JSON, "a", NULL },
	{ "stage", N_("[APP [STAGE [DAY]]]"),
	    N_("show the way to the certificate, or record a stage"),
	    "anshin stage 1\nanshin stage 1 submit 2026-04-20",
	    STORE_WRITE | SESSION_EITHER, 0, 3, cmd_stage, TAKES_DRY_RUN | TAKES_JSON, "avv", NULL },
	{ "certificate", N_("APP NUMBER DAY [FILE...]"),
	    N_("record the certificate, with its files"),
	    "anshin certificate 1 SC-0123 2026-06-01 certificate.pdf",
	    STORE_WRITE, 3, -1, cmd_certificate, TAKES_DRY_RUN, "avvF", NULL },
	{ "calendar", N_("[APP] -o FILE.ics"),
	    N_("write expiry, plans and deadlines for a calendar"),
	    "anshin calendar -o anshin.ics", STORE_READ, 0, 1, cmd_calendar,
	    TAKES_FILE | TAKES_DRY_RUN, "a", NULL },
	{ "renew", N_("[APP]"),
	    N_("make next year's application; nothing counts unconfirmed"),
	    "anshin renew 1", STORE_WRITE, 0, 1, cmd_renew, TAKES_DRY_RUN,
	    "a", NULL },
	{ "diff", N_("APP APP"),
	    N_("show what changed; exit 1 when something did"),
	    "anshin diff 1 2\nanshin diff 1 2 --json", STORE_READ, 2, 2,
	    cmd_diff, TAKES_JSON, "a", NULL },
	{ "plan", N_("[APP] [-o FILE.csv|FILE.ics]"),
	    N_("the improvement plan by due date; exit 1 when overdue"),
	    N_("anshin plan 1\n"
	    "anshin set 1 5-01 plan.measure 'put up the sign'\n"
	    "anshin set 1 5-01 plan.due 2026-05-31\n"
	    "anshin plan 1 -o plan.csv"), STORE_READ, 0, 1, cmd_plan,
	    TAKES_FILE | TAKES_DRY_RUN | TAKES_JSON, "a", NULL },
	{ "question", N_("[APP [ITEM TEXT [DEADLINE [RECEIVED]]]]"),
	    N_("list or record questions of the certification body"),
	    N_("anshin question 1\n"
	    "anshin question 1 5-01 'Where is the sign?' 2026-05-20"),
	    STORE_WRITE | SESSION_EITHER, 0, 5, cmd_question,
	    TAKES_DRY_RUN | TAKES_JSON, "aiv", NULL },
	{ "answer", N_("APP NUMBER TEXT [FILE...]"),
	    N_("answer a question; files show the state after"),
	    N_("anshin answer 1 1 'At the entrance now.' sign.jpg"),
	    STORE_WRITE, 3, -1, cmd_answer, TAKES_DRY_RUN | TAKES_JSON, "avvF", NULL },
	{ "correction", N_("[APP] -o FILE.pdf"),
	    N_("write the correction report as PDF"),
	    "anshin correction 1 -o correction.pdf", STORE_READ, 0, 1,
	    cmd_correction, TAKES_FILE | TAKES_DRY_RUN, "a", NULL },
	{ "resubmit", N_("[APP] -o DIR"),
	    N_("write a package that holds only what has changed"),
	    N_("anshin resubmit 1 -o ~/resubmission"), STORE_WRITE, 0, 1,
	    cmd_resubmit, TAKES_FOLDER | TAKES_DRY_RUN | TAKES_JSON, "a", NULL },
	{ "demo", N_("DIR"),
	    N_("make a filled sample facility and export it into DIR"),
	    N_("anshin demo sample"), SESSION_NO_CATALOG, 1, 1, cmd_demo,
	    TAKES_DRY_RUN, "D", NULL },
	{ "help", N_("[TOPIC]"), N_("show the manual, or help on a command"),
	    "anshin help tutorial\nanshin help export\nanshin help catalog",
	    SESSION_NO_CATALOG, 0, 1, cmd_help, 0, "t", NULL },
	{ NULL, NULL, NULL, NULL, 0, 0, 0, NULL, 0, NULL, NULL },
};
/* clang-format on */

const struct command *
command_find(const char *name)
{
	const struct command *c;

	for (c = commands; c->name != NULL; c++)
		if (strcmp(c->name, name) == 0)
			return c;
	return NULL;
}

const char *
command_nearest(const char *name)
{
	const struct command *c;
	struct near near;

	near_init(&near, name);
	for (c = commands; c->name != NULL; c++)
		near_try(&near, c->name);
	return near_best(&near);
}

char
command_kind(const struct command *c, size_t i)
{
	size_t n = c->complete == NULL ? 0 : strlen(c->complete);

	return n == 0 ? '\0' : c->complete[i < n ? i : n - 1];
}
