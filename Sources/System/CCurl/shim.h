#pragma once
#include <curl/curl.h>
#include <stdbool.h>

// Swift cannot call functions with variable arguments: one function for each type of argument.

typedef size_t (*curl_data_function)(char *data, size_t size, size_t count, void *context);
typedef int (*curl_progress_function)(
    void *context, curl_off_t total, curl_off_t received, curl_off_t uploadTotal, curl_off_t uploaded);

static inline CURLcode curl_set_string(CURL *handle, CURLoption option, const char *value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode curl_set_long(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode curl_set_pointer(CURL *handle, CURLoption option, void *value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode curl_set_data_function(
    CURL *handle, CURLoption option, curl_data_function function) {
  return curl_easy_setopt(handle, option, function);
}

static inline CURLcode curl_set_progress_function(CURL *handle, curl_progress_function function) {
  return curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, function);
}

static inline CURLcode curl_get_long(CURL *handle, CURLINFO info, long *value) {
  return curl_easy_getinfo(handle, info, value);
}

// Only http and https, and after a redirect only https when `isSecure`. The options are deprecated, but their successors are
// missing before 7.85.
static inline CURLcode curl_allow_only_http(CURL *handle, bool isSecure) {
  CURLcode code = curl_easy_setopt(handle, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
  if (code != CURLE_OK) return code;
  const long redirects = isSecure ? CURLPROTO_HTTPS : CURLPROTO_HTTP | CURLPROTO_HTTPS;
  return curl_easy_setopt(handle, CURLOPT_REDIR_PROTOCOLS, redirects);
}
