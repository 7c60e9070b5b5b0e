#include "CPango.h"
#include <pango/pangocairo.h>
#include <stdlib.h>

struct text_shaper {
  PangoFontMap *map;
  PangoContext *context;
  PangoLayout *layout;
  /// The fonts that were used, each retained once.
  GHashTable *fonts;
  text_glyph *glyphs;
  long capacity;
};

static const double units_per_em = 1000;

text_shaper *text_shaper_create(int is_bold) {
  text_shaper *shaper = calloc(1, sizeof *shaper);
  if (shaper == NULL) return NULL;
  shaper->map = pango_cairo_font_map_new();
  shaper->context = pango_font_map_create_context(shaper->map);
  shaper->layout = pango_layout_new(shaper->context);
  shaper->fonts = g_hash_table_new_full(NULL, NULL, g_object_unref, NULL);

  // Without hinting, text has the same proportions at every size.
  cairo_font_options_t *options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(shaper->context, options);
  cairo_font_options_destroy(options);
  pango_context_set_round_glyph_positions(shaper->context, FALSE);
  // The choice of fonts must not depend on the user's language.
  pango_context_set_language(shaper->context, pango_language_from_string("en"));

  PangoFontDescription *description = pango_font_description_new();
  pango_font_description_set_family(description, "DejaVu Sans,sans-serif");
  pango_font_description_set_weight(
      description, is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size(description, units_per_em * PANGO_SCALE);
  pango_layout_set_font_description(shaper->layout, description);
  pango_font_description_free(description);

  // Ligatures and kerning that a script can do without are off: a Latin letter has one shape and one width.
  PangoAttrList *attributes = pango_attr_list_new();
  pango_attr_list_insert(attributes, pango_attr_font_features_new("kern=0,liga=0,clig=0"));
  pango_layout_set_attributes(shaper->layout, attributes);
  pango_attr_list_unref(attributes);
  return shaper;
}

void text_shaper_free(text_shaper *shaper) {
  if (shaper == NULL) return;
  g_hash_table_unref(shaper->fonts);
  g_object_unref(shaper->layout);
  g_object_unref(shaper->context);
  g_object_unref(shaper->map);
  free(shaper->glyphs);
  free(shaper);
}

static int reserve(text_shaper *shaper, long count) {
  if (count <= shaper->capacity) return 1;
  text_glyph *glyphs = realloc(shaper->glyphs, (size_t)count * 2 * sizeof *glyphs);
  if (glyphs == NULL) return 0;
  shaper->glyphs = glyphs;
  shaper->capacity = count * 2;
  return 1;
}

long text_shaper_shape(
    text_shaper *shaper, const char *utf8, int length, const text_glyph **glyphs, double *width) {
  pango_layout_set_text(shaper->layout, utf8, length);
  PangoLayoutLine *line = pango_layout_get_line_readonly(shaper->layout, 0);
  long count = 0;
  double pen = 0;
  for (GSList *node = line ? line->runs : NULL; node; node = node->next) {
    PangoGlyphItem *run = node->data;
    PangoFont *font = run->item->analysis.font;
    if (font && !g_hash_table_contains(shaper->fonts, font)) {
      g_hash_table_add(shaper->fonts, g_object_ref(font));
    }
    if (!reserve(shaper, count + run->glyphs->num_glyphs)) return -1;
    for (int index = 0; index < run->glyphs->num_glyphs; index++) {
      PangoGlyphInfo info = run->glyphs->glyphs[index];
      double advance = (double)info.geometry.width / PANGO_SCALE;
      if (info.glyph != PANGO_GLYPH_EMPTY) {
        int is_unknown = font == NULL || (info.glyph & PANGO_GLYPH_UNKNOWN_FLAG);
        shaper->glyphs[count++] = (text_glyph){
            .font = is_unknown ? NULL : font,
            .glyph = info.glyph & ~PANGO_GLYPH_UNKNOWN_FLAG,
            .x = pen + (double)info.geometry.x_offset / PANGO_SCALE,
            .y = (double)info.geometry.y_offset / PANGO_SCALE,
            .advance = advance,
        };
      }
      pen += advance;
    }
  }
  *glyphs = shaper->glyphs;
  *width = pen;
  return count;
}

int text_shaper_outline(cairo_t *context, const void *font, uint32_t glyph) {
  cairo_scaled_font_t *scaled = pango_cairo_font_get_scaled_font((PangoCairoFont *)font);
  if (scaled == NULL) return -1;
  cairo_set_scaled_font(context, scaled);
  cairo_glyph_t placed = {.index = glyph, .x = 0, .y = 0};
  cairo_glyph_path(context, &placed, 1);
  PangoRectangle ink;
  pango_font_get_glyph_extents((PangoFont *)font, glyph, &ink, NULL);
  return ink.width > 0 && ink.height > 0;
}
