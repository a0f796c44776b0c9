#!/usr/bin/env python3
"""Pictures and pages of maps: well-formed, alone, named, and with text that can be read.

Usage: map_pictures_test.py PROGRAM

Contrast is measured by this test itself, because checkers of web pages do not judge SVG text over shapes: for every
text the shapes drawn before it are searched for the last one that covers the text's middle, and its fill is the
background.
"""

import html.parser
import math
import os
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as xml

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
REGIONS = os.path.join(ROOT, "scenarios", "regions")
REFERENCE = os.path.join(ROOT, "scenarios", "references", "great-britain-2018.csv")
PROGRAM = "spearhead"
LEAST_CONTRAST = 4.5
SVG = "{http://www.w3.org/2000/svg}"
NARROW = 0.5  # of the font size: a letter is about as wide


def luminance(colour):
    """Relative luminance of #rrggbb (WCAG 2.1)."""
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def number(element, name):
    return float(element.get(name, "0"))


def in_circle(element, x, y):
    return math.hypot(x - number(element, "cx"), y - number(element, "cy")) <= number(element, "r")


def circles_of_lens(element, shapes):
    """The two circles whose arcs bound a lens: those with its radii that both corners lie on."""
    numbers = [float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", element.get("d"))]
    corners, radii = (numbers[0:2], numbers[7:9]), (numbers[2], numbers[9])
    return [shape for shape in shapes if shape.tag == SVG + "circle"
            and any(abs(number(shape, "r") - radius) < 0.2 for radius in radii)
            and all(abs(math.hypot(x - number(shape, "cx"), y - number(shape, "cy")) - number(shape, "r")) < 0.5
                    for x, y in corners)]


def covers(shape, shapes, x, y):
    if shape.tag == SVG + "circle":
        return in_circle(shape, x, y)
    circles = circles_of_lens(shape, shapes)
    assert len(circles) == 2, "a lens without its two circles"
    return all(in_circle(circle, x, y) for circle in circles)


def background(element, shapes):
    """Fill of the last shape below the middle of a text."""
    size = number(element, "font-size")
    x, y = number(element, "x"), number(element, "y") - 0.35 * size
    width = NARROW * size * len(element.text or "")
    x += {"middle": 0, "end": -width / 2}.get(element.get("text-anchor"), width / 2)
    fill = "#ffffff"
    for shape in shapes:
        if covers(shape, shapes, x, y):
            fill = shape.get("fill")
    return fill


def low_contrasts(svg):
    """Texts of a picture that cannot be read well, with their contrast."""
    shapes, low = [], []
    for element in svg:
        if element.tag in (SVG + "circle", SVG + "path") and element.get("fill") != "none":
            shapes.append(element)
        if element.tag == SVG + "text":
            found = contrast(element.get("fill"), background(element, shapes))
            if found < LEAST_CONTRAST:
                low.append((element.text, round(found, 2)))
    return low


class Page(html.parser.HTMLParser):
    """What the tests ask of a page."""

    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.ids, self.outside, self.tables = [], [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        named = dict(attributes)
        self.tags.append(tag)
        if "id" in named:
            self.ids.append(named["id"])
        self.outside += [v for k, v in attributes if k in ("src", "href", "srcset", "action")]
        if tag not in ("meta", "link", "br"):
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        self.open.pop()

    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, f"</{tag}> closes {self.open[-1:]}"
        self.open.pop()


class Maps(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.maps = {}
        for region in ("larkenmark", "tees-valley-and-durham", "cumbria", "greater-manchester"):
            for options in ([], ["--reference", REFERENCE]):
                stem = os.path.join(cls.folder.name, region + ("-compared" if options else ""))
                subprocess.run([PROGRAM, "map", os.path.join(REGIONS, region + ".yaml"), *options,
                                "-o", stem + ".svg", "-o", stem + ".html"], check=True,
                               stdout=subprocess.DEVNULL)
                with open(stem + ".svg") as svg, open(stem + ".html") as page:
                    cls.maps[os.path.basename(stem)] = (svg.read(), page.read())

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def pictures(self):
        for name, (svg, page) in self.maps.items():
            yield name, xml.fromstring(svg)
            for n, inner in enumerate(re.findall(r"<svg .*?</svg>", page, re.S)):
                yield f"{name}, picture {n + 1} of the page", xml.fromstring(inner)

    def test_text_on_every_picture_has_a_contrast_of_4_5_to_1(self):
        for name, svg in self.pictures():
            with self.subTest(name):
                self.assertEqual(low_contrasts(svg), [])

    def test_the_contrast_test_sees_white_text_on_a_light_circle(self):
        svg = xml.fromstring('<svg xmlns="http://www.w3.org/2000/svg"><circle cx="50" cy="50" r="30" fill="#abcfe6"/>'
                             '<text x="50" y="55" font-size="14" text-anchor="middle" fill="#ffffff">A</text></svg>')
        self.assertEqual(low_contrasts(svg), [("A", 1.64)])

    def test_every_picture_has_a_title_and_a_description(self):
        for name, svg in self.pictures():
            with self.subTest(name):
                self.assertEqual(svg.get("role"), "img")
                self.assertTrue(svg.find(SVG + "title").text)
                self.assertGreater(len(svg.find(SVG + "desc").text), 40)

    def test_pages_ask_for_nothing_outside_and_run_no_script(self):
        for name, (svg, text) in self.maps.items():
            with self.subTest(name):
                page = Page(text)
                self.assertEqual(page.outside, [])
                self.assertNotIn("script", page.tags)
                self.assertNotRegex(text, r"\son\w+=|@import|url\(")
                self.assertNotRegex(svg, r"<script|xlink|href|<image|<style")

    def test_pages_close_what_they_open_and_name_nothing_twice(self):
        for name, (_, text) in self.maps.items():
            with self.subTest(name):
                page = Page(text)
                self.assertEqual(page.open, [])
                self.assertEqual(len(page.ids), len(set(page.ids)))

    def test_the_tables_behind_the_picture_are_on_the_page(self):
        for name, (_, text) in self.maps.items():
            with self.subTest(name):
                self.assertGreaterEqual(text.count("<caption>"), 4)
                self.assertIn('<html lang="en">', text)


if __name__ == "__main__":
    PROGRAM = os.path.abspath(sys.argv.pop(1))
    unittest.main()
