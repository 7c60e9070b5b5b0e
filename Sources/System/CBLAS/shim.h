#pragma once
#include <cblas.h>

// LAPACK is part of OpenBLAS, but Debian's package brings no header for it.
void ssyevd_(const char *jobz, const char *uplo, const blasint *n, float *a, const blasint *lda, float *w,
             float *work, const blasint *lwork, blasint *iwork, const blasint *liwork, blasint *info);
