#pragma once
#include <stddef.h>

/// The bytes of a file that is part of the program.
typedef struct {
  const unsigned char *bytes;
  size_t count;
} ReportAsset;

/// The style sheet of the report's page.
ReportAsset report_style(void);
/// The script of the report's page.
ReportAsset report_script(void);
