#pragma once
#include <cairo.h>
#include <glib-object.h>
