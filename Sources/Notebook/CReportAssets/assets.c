#include "CReportAssets.h"

// `#embed` (C23) puts the files into the program as they are: one file to copy, and no time to compile.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char style[] = {
#embed "report.css"
};

static const unsigned char script[] = {
#embed "report.js"
};

ReportAsset report_style(void) { return (ReportAsset){style, sizeof style}; }

ReportAsset report_script(void) { return (ReportAsset){script, sizeof script}; }
