"""Draws small pictures of every kind, and writes what OpenCV 4.12 reads from them, as RGB of 10 by 7 pixels.

Needs opencv-python-headless, numpy and Pillow:  python3 make.py FOLDER
"""

import os
import sys

import cv2
import numpy as np
from PIL import Image

folder = sys.argv[1]
y, x = np.mgrid[0:16, 0:24]
pixels = np.stack([y * 15, x * 10, 200 - 4 * x - 4 * y], -1).astype(np.uint8)
# Two patches that tell up from down and left from right.
pixels[3:9, 5:12] = (230, 40, 20)
pixels[10:14, 15:22] = (20, 60, 220)
picture = Image.fromarray(pixels)
transparent = Image.fromarray(np.dstack([pixels, (x * 10).astype(np.uint8)]), "RGBA")


def save(name, image, **settings):
    image.save(os.path.join(folder, name), **settings)


def save_sixteen_bits(name, array):
    cv2.imwrite(os.path.join(folder, name), array.astype(np.uint16))


save("plain.jpg", picture, quality=95)
save("progressive.jpg", picture, quality=95, progressive=True)
save("grey.jpg", picture.convert("L"), quality=95)
save("cmyk.jpg", picture.convert("CMYK"), quality=95)
save("alpha.png", transparent)
save("alpha.webp", transparent, lossless=True, exact=True)
save("palette.png", picture.quantize(16))
save_sixteen_bits("sixteen-bits.png", pixels[:, :, ::-1].astype(int) * 256 + (x * 3)[:, :, None])
save_sixteen_bits("sixteen-bits-grey.png", x * 2600 + y * 77)
for orientation in range(1, 9):
    exif = Image.Exif()
    exif[0x0112] = orientation
    save(f"orientation-{orientation}.jpg", picture, quality=95, exif=exif)

for name in sorted(os.listdir(folder)):
    if name.endswith((".rgb", ".py")):
        continue
    image = cv2.imread(os.path.join(folder, name), cv2.IMREAD_COLOR)
    small = cv2.cvtColor(cv2.resize(image, (10, 7)), cv2.COLOR_BGR2RGB)
    small.tofile(os.path.join(folder, name + ".10x7.rgb"))
