#pragma once
#include <cairo.h>
#include <stdint.h>

// Lines of text, shaped and ordered by Pango. Its headers stay inside: SwiftPM refuses the flags of `pangocairo.pc`.

/// Fonts of one weight and a layout. Use it on one thread at a time.
typedef struct text_shaper text_shaper;

/// A glyph at its place, in 1/1000 em; y grows downwards from the baseline.
typedef struct {
  /// NULL when no font has the character. A font lives as long as its shaper, so that its address is its name.
  const void *font;
  /// The number of the glyph in its font, or the character that no font has.
  uint32_t glyph;
  double x, y, advance;
} text_glyph;

/// NULL without memory.
text_shaper *text_shaper_create(int is_bold);
void text_shaper_free(text_shaper *shaper);

/// Shapes a line and returns the number of its glyphs, from left to right; -1 without memory.
/// The glyphs are valid until the next call.
long text_shaper_shape(
    text_shaper *shaper, const char *utf8, int length, const text_glyph **glyphs, double *width);

/// Appends the outline of a glyph to the path of `context`, in 1/1000 em, and returns whether the glyph leaves ink.
/// -1 when the font cannot be opened.
int text_shaper_outline(cairo_t *context, const void *font, uint32_t glyph);
