/*
 * Making the submission folder. What is open is said first; going on knowingly
 * is allowed, and the PDF then says that it is unfinished.
 */
#include "config.h"

#include "ui/plain/plain.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/i18n.h"

enum { WORK_EVERY = 5000 };	/* milliseconds between two lines */

/* A line when something new begins, and then one now and again: lines cannot
 * be taken back as a gauge can. */
bool
plain_tell(void *arg, const char *what, size_t done, size_t all)
{
	int64_t now = date_now_ms();
	struct plain *p = arg;
	bool fresh = strncmp(p->work, what, sizeof(p->work) - 1) != 0;

	if (!fresh && now - p->work_ms < WORK_EVERY && now >= p->work_ms)
		return true;
	snprintf(p->work, sizeof(p->work), "%s", what);
	p->work_ms = now;
	if (fresh)
		plain_say(p, what);
	else
		plain_sayf(p, _("%s: %zu of %zu"), what, done, all);
	fflush(p->out);
	return true;
}

static void
say_beside(struct plain *p)
{
	const struct model *m = plain_model(p);

	plain_number(p, 5, m->export_zip ?
	    _("Together with it, one ZIP file of it all to send by mail: yes") :
	    _("Together with it, one ZIP file of it all to send by mail: no"));
	plain_number(p, 6, m->export_own_copy ?
	    _("Together with it, your own copy, a PDF to keep: yes") :
	    _("Together with it, your own copy, a PDF to keep: no"));
}

static void
change_beside(struct plain *p, const char *what)
{
	if (plain_do_one(p, FX_BESIDE, what, NULL) == 0)
		say_beside(p);
}

static void
announce(struct plain *p, struct visit *v)
{
	size_t must;

	if (v->told)
		return;
	v->told = true;
	plain_keep_place(p, "export", "", "");
	(void)plain_do_one(p, FX_CHECK_FILES, NULL, NULL);
	must = finding_count(plain_model(p)->findings, SEVERITY_MUST);
	plain_place(p, _("the submission"));
	if (must > 0)
		plain_sayf(p, ngettext("State: unfinished, %zu needed thing is "
		    "open. It can be made anyway; the PDF says \"unfinished\".",
		    "State: unfinished, %zu needed things are open. It can be "
		    "made anyway; the PDF says \"unfinished\".", must), must);
	else
		plain_say(p, _("State: everything that is needed is there."));
	plain_say(p, _("A new folder is made: the PDF to print, the evidence "
	    "files, the answers, and a list of fingerprints to check them "
	    "by."));
	plain_number(p, 1, _("Make it"));
	plain_number(p, 2, _("What is still open"));
	plain_number(p, 3, _("A PDF without names, to ask somebody's advice"));
	plain_number(p, 4, _("One file to carry to another machine"));
	say_beside(p);
}

static void
make(struct plain *p)
{
	const char *proposed = plain_model(p)->export_folder;
	enum plain_text reply;
	struct str folder;

	str_init(&folder, 4096);
	plain_sayf(p, _("Folder: %s"), proposed != NULL ? proposed : "");
	reply = plain_ask(p, _("Enter takes it, or type another: "),
	    _("The folder that is made. It may be on a USB stick."), &folder);
	if (reply == TEXT_KEEP && proposed != NULL)
		(void)str_add(&folder, proposed);
	if (folder.len == 0) {
		plain_say(p, _("Nothing was made."));
	} else {
		plain_say(p, _("Working; please wait."));
		fflush(p->out);
		p->work[0] = '\0';
		if (plain_do_one(p, FX_EXPORT, folder.ptr, NULL) == 0)
			plain_say(p, _("Next: 1. Open data/submission.pdf in "
			    "that folder, read it, print it. 2. Sign or seal "
			    "the declaration. 3. Copy the whole folder onto a "
			    "USB stick. 4. Send both as the certification body "
			    "asks."));
	}
	str_clear(&folder);
}

static void
redact(struct plain *p)
{
	if (plain_do_one(p, FX_REDACT, NULL, NULL) == 0)
		plain_say(p, _("Please read it before you hand it on: names, "
		    "addresses and photos are left out, but notes are as they "
		    "were written."));
}

void
plain_export(struct plain *p, struct visit *v)
{
	size_t number;

	announce(p, v);
	switch (plain_choose(p, _("Submission, number (Enter: back): "), 1, 6,
	    "", _("The submission can be made as often as you like; an older "
	    "one is never overwritten."), &number)) {
	case REPLY_ENTER:
		plain_back(p);
		break;
	case REPLY_NUMBER:
		if (number == 1)
			make(p);
		else if (number == 3)
			redact(p);
		else if (number == 4)
			plain_carry_out(p);
		else if (number == 5)
			change_beside(p, "zip");
		else if (number == 6)
			change_beside(p, "own-copy");
		else
			plain_open(p, plain_findings, 0, "");
		break;
	case REPLY_WORD:
	case REPLY_DONE:
		break;
	}
}
