/*
 * The words of the document as paragraphs on A4 by cairo and pango, no tables:
 * less than what anshin sets. Compiled by export.sh, where they are installed.
 *   pango TEXT OUT.pdf
 */
#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <string.h>

enum { WIDTH = 595, HEIGHT = 842, MARGIN = 51 };

int
main(int argc, char **argv)
{
	cairo_surface_t *pdf;
	PangoFontDescription *font;
	PangoLayout *layout;
	double y = MARGIN;
	char line[65536];
	PangoRectangle size;
	cairo_t *c;
	FILE *in;

	if (argc != 3 || (in = fopen(argv[1], "r")) == NULL)
		return 2;
	pdf = cairo_pdf_surface_create(argv[2], WIDTH, HEIGHT);
	c = cairo_create(pdf);
	layout = pango_cairo_create_layout(c);
	font = pango_font_description_from_string("BIZ UDPGothic 9");
	pango_layout_set_font_description(layout, font);
	pango_layout_set_width(layout, (WIDTH - 2 * MARGIN) * PANGO_SCALE);
	while (fgets(line, sizeof(line), in) != NULL) {
		line[strcspn(line, "\n")] = '\0';
		pango_layout_set_text(layout, line, -1);
		pango_layout_get_extents(layout, NULL, &size);
		if (y + size.height / PANGO_SCALE > HEIGHT - MARGIN) {
			cairo_show_page(c);
			y = MARGIN;
		}
		cairo_move_to(c, MARGIN, y);
		pango_cairo_show_layout(c, layout);
		y += (double)size.height / PANGO_SCALE;
	}
	cairo_show_page(c);
	cairo_surface_finish(pdf);
	return fclose(in);
}
