#include "output/map_svg.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "output/map_layout.h"
#include "output/markup.h"
#include "output/table.h"
#include "output/words.h"

namespace spearhead::output {
namespace {

constexpr const char* kInk = "#16243a";
constexpr const char* kQuiet = "#4a5568";
constexpr const char* kArea = "#b3261e";
constexpr const char* kLens = "#fbd9d2";
constexpr const char* kFont = "system-ui, 'DejaVu Sans', 'Helvetica Neue', Arial, sans-serif";

constexpr Shade kShades[] = {
    {3.0, "#1f5f8f", "#ffffff", "3 or more"},
    {2.0, "#6aaed6", kInk, "2 to 3"},
    {1.5, "#abcfe6", kInk, "1.5 to 2"},
    {0.0, "#dbe9f6", kInk, "below 1.5"},
};

/// Sizes of one kind of picture [px of its own coordinates].
struct Sheet {
  double width;
  double margin;  ///< on both sides of the ring: the columns of names
  double ring_width;
  double ring_height;
  double text;
  std::size_t letters_in_name;
};
constexpr Sheet kWide{760, 215, 320, 380, 13.5, 21};
constexpr Sheet kNarrow{360, 18, 324, 324, 15, 0};

/// One picture under construction.
class Drawing {
 public:
  Drawing(const MapDocument& document, MapPicture picture)
      : document_(document),
        picture_(picture),
        sheet_(picture == MapPicture::compact ? kNarrow : kWide),
        layout_(lay_out(document.map, {sheet_.ring_width, sheet_.ring_height})) {}

  std::string svg();

 private:
  const RegionMap& map() const { return document_.map; }
  bool has_names() const { return picture_ != MapPicture::compact; }
  Point place(Point point) const { return {left_ + point.x, top_ + point.y}; }

  void text(Point at, std::string_view content, double size, const char* fill,
            std::string_view more = "");
  void paragraph(std::string_view content, double size, const char* fill, std::size_t letters);
  void title();
  void frame_ring();
  void names();
  void column(std::vector<const MapCircle*> circles, bool right);
  double label(const MapCircle& circle, double y, bool right);
  void bridge(const MapLens& lens);
  void circle(const MapCircle& each);
  void lens(const MapLens& each);
  void badge(const MapLens& lens);
  void legend();
  void areas();

  const MapDocument& document_;
  MapPicture picture_;
  Sheet sheet_;
  MapLayout layout_;
  std::string body_;
  double y_ = 0;  ///< below what has been drawn
  double left_ = 0;
  double top_ = 0;
};

std::vector<std::string> lines_of(std::string_view content, std::size_t letters) {
  std::vector<std::string> lines;
  std::string wrapped_lines = wrapped(content, 0, letters);
  for (std::size_t from = 0; from <= wrapped_lines.size();) {
    const std::size_t end = std::min(wrapped_lines.find('\n', from), wrapped_lines.size());
    lines.push_back(wrapped_lines.substr(from, end - from));
    from = end + 1;
  }
  return lines;
}

void Drawing::text(Point at, std::string_view content, double size, const char* fill,
                   std::string_view more) {
  body_ +=
      fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" font-size=\"{:g}\" fill=\"{}\"{}>{}</text>\n",
                  at.x, at.y, size, fill, more, escaped(content));
}

void Drawing::paragraph(std::string_view content, double size, const char* fill,
                        std::size_t letters) {
  for (const std::string& line : lines_of(content, letters)) {
    y_ += 1.4 * size;
    text({16, y_}, line, size, fill);
  }
}

void Drawing::title() {
  paragraph(fmt::format("{}: clusters and spearhead areas", document_.region().name), 20, kInk, 62);
  paragraph(fmt::format("{} jobs in {}; compared with {}", persons_text([&] {
                          double jobs = 0;
                          for (const Strength& each : map().sectors) jobs += each.employment;
                          return jobs;
                        }()),
                        document_.year, document_.reference),
            13, kQuiet, 95);
  y_ += 8;
}

void Drawing::frame_ring() {
  left_ = sheet_.margin + (sheet_.ring_width - layout_.width) / 2;
  top_ = y_ + 14;
}

/// Draws a name and its figures; the line leads from it to the circle. \returns where it ends
double Drawing::label(const MapCircle& circle, double y, bool right) {
  const MapCluster& cluster = map().clusters[circle.cluster];
  const double x = right ? sheet_.width - sheet_.margin + 14 : sheet_.margin - 14;
  const char* const anchor = right ? "" : " text-anchor=\"end\"";
  const double line = 1.25 * sheet_.text;
  const Point end = place(circle.centre);
  const double from_x = right ? x - 4 : x + 4;
  body_ += fmt::format(
      "<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"#8a94a6\"/>\n",
      from_x, y - 0.35 * sheet_.text, end.x, end.y);
  for (const std::string& part :
       lines_of(letter_of(circle.cluster) + "  " + cluster.name, sheet_.letters_in_name)) {
    text({x, y}, part, sheet_.text, kInk, fmt::format(" font-weight=\"600\"{}", anchor));
    y += line;
  }
  const std::string largest = largest_sector(document_, cluster);
  if (!largest.empty()) {
    for (const std::string& part : lines_of("largest: " + largest, sheet_.letters_in_name + 4)) {
      text({x, y}, part, sheet_.text - 1, kQuiet, anchor);
      y += line;
    }
  }
  text({x, y},
       fmt::format("{} jobs in {}", persons_text(cluster.strength.employment),
                   counted(cluster.sectors.size(), "sector")),
       sheet_.text - 1, kQuiet, anchor);
  y += line;
  text({x, y}, fmt::format("location quotient {}", quotient_text(cluster.strength)),
       sheet_.text - 1, kQuiet, anchor);
  return y + 1.6 * line;
}

void Drawing::column(std::vector<const MapCircle*> circles, bool right) {
  std::ranges::stable_sort(circles, {}, [](const MapCircle* each) { return each->centre.y; });
  double free = top_ + sheet_.text;
  for (const MapCircle* each : circles) {
    const double wanted = place(each->centre).y;
    free = label(*each, std::max(free, wanted), right);
    y_ = std::max(y_, free);
  }
}

void Drawing::names() {
  std::vector<const MapCircle*> left;
  std::vector<const MapCircle*> right;
  for (const MapCircle& circle : layout_.circles) {
    (circle.centre.x < layout_.width / 2 - 1e-6 ? left : right).push_back(&circle);
  }
  column(std::move(left), false);
  column(std::move(right), true);
}

void Drawing::bridge(const MapLens& lens) {
  const Point a = place(layout_.circles[lens.first].centre);
  const Point b = place(layout_.circles[lens.second].centre);
  const Point bend = place(lens.bend);
  const bool stable = map().areas[lens.area].stable();
  body_ += fmt::format(
      "<path d=\"M{:.1f} {:.1f}Q{:.1f} {:.1f} {:.1f} {:.1f}\" fill=\"none\" stroke=\"{}\" "
      "stroke-width=\"3\"{}/>\n",
      a.x, a.y, bend.x, bend.y, b.x, b.y, kArea, stable ? "" : " stroke-dasharray=\"5 4\"");
}

void Drawing::circle(const MapCircle& each) {
  const Strength& strength = map().clusters[each.cluster].strength;
  const Point at = place(each.centre);
  body_ +=
      fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.1f}\" fill=\"{}\" stroke=\"{}\"/>\n",
                  at.x, at.y, each.radius, shade_of(strength).fill, kInk);
}

void Drawing::lens(const MapLens& each) {
  const MapCircle& a = layout_.circles[each.first];
  const MapCircle& b = layout_.circles[each.second];
  const double apart = distance(a.centre, b.centre);
  const double along = (apart * apart + a.radius * a.radius - b.radius * b.radius) / 2 / apart;
  const double across = std::sqrt(std::max(0.0, a.radius * a.radius - along * along));
  const Point ahead{(b.centre.x - a.centre.x) / apart, (b.centre.y - a.centre.y) / apart};
  const Point one = place({a.centre.x + along * ahead.x - across * ahead.y,
                           a.centre.y + along * ahead.y + across * ahead.x});
  const Point two = place({a.centre.x + along * ahead.x + across * ahead.y,
                           a.centre.y + along * ahead.y - across * ahead.x});
  const bool stable = map().areas[each.area].stable();
  body_ += fmt::format(
      "<path d=\"M{:.1f} {:.1f}A{:.1f} {:.1f} 0 {} 0 {:.1f} {:.1f}A{:.1f} {:.1f} 0 {} 0 {:.1f} "
      "{:.1f}Z\" fill=\"{}\" stroke=\"{}\" stroke-width=\"2\"{}/>\n",
      one.x, one.y, a.radius, a.radius, along < 0 ? 1 : 0, two.x, two.y, b.radius, b.radius,
      along > apart ? 1 : 0, one.x, one.y, kLens, kArea, stable ? "" : " stroke-dasharray=\"5 4\"");
}

void Drawing::badge(const MapLens& lens) {
  const bool stable = map().areas[lens.area].stable();
  const Point at = place(lens.badge);
  const Point from = place(lens.middle);
  if (distance(at, from) > 1) {
    body_ += fmt::format(
        "<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"{}\"/>\n", from.x,
        from.y, at.x, at.y, kArea);
  }
  body_ += fmt::format(
      "<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:g}\" fill=\"{}\" stroke=\"{}\" "
      "stroke-width=\"2\"/>\n",
      at.x, at.y, kBadgeRadius, stable ? kArea : "#ffffff", kArea);
  text({at.x, at.y + 5}, fmt::format("{}", lens.area + 1), 14, stable ? "#ffffff" : kArea,
       " font-weight=\"700\" text-anchor=\"middle\"");
}

void Drawing::legend() {
  y_ += 22;
  const bool wide = has_names();
  text({16, y_}, "Area of a circle: jobs. Shade: location quotient*", 13, kQuiet);
  double x = wide ? 380 : 16;
  if (!wide) y_ += 22;
  const double step = wide ? 94 : 86;
  for (const Shade* shade = std::end(kShades); shade-- != std::begin(kShades);) {
    body_ +=
        fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"7\" fill=\"{}\" stroke=\"{}\"/>\n",
                    x + 7, y_ - 4, shade->fill, kInk);
    text({x + 18, y_}, shade->words, 12, kQuiet);
    x += step;
  }
  y_ += 18;
  text({16, y_}, "* 1: as in the reference; small clusters are drawn towards 1", 12, kQuiet);
  if (map().areas.empty()) return;
  y_ += 24;
  body_ += fmt::format("<circle cx=\"27\" cy=\"{:.1f}\" r=\"8\" fill=\"{}\"/>\n", y_ - 4, kArea);
  text({42, y_}, wide ? "spearhead area (lens or line), stable" : "stable area", 13, kQuiet);
  const bool all_stable = std::ranges::all_of(map().areas, &SpearheadArea::stable);
  if (all_stable) return;
  const double second = wide ? 380 : 170;
  body_ += fmt::format(
      "<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"8\" fill=\"#ffffff\" stroke=\"{}\" "
      "stroke-width=\"2\"/>\n",
      second + 11, y_ - 4, kArea);
  text({second + 26, y_}, wide ? "uncertain: dashed line, hollow number" : "uncertain area", 13,
       kQuiet);
}

void Drawing::areas() {
  y_ += 10;
  for (std::size_t a = 0; a < map().areas.size(); ++a) {
    const SpearheadArea& area = map().areas[a];
    y_ += 4;
    paragraph(fmt::format("{}  {}: {} related, holds in {} of {}{}", a + 1,
                          area_text(map(), area, " \u00d7 "), relation_word(map(), area), area.held,
                          kResamples, area.stable() ? "" : " (uncertain)"),
              14, kInk, 95);
  }
}

std::string Drawing::svg() {
  if (picture_ == MapPicture::poster) title();
  frame_ring();
  y_ = top_ + layout_.height;
  if (has_names()) names();
  for (const MapLens& each : layout_.lenses) {
    if (each.bridge) bridge(each);
  }
  for (const MapCircle& each : layout_.circles) circle(each);
  for (const MapLens& each : layout_.lenses) {
    if (!each.bridge) lens(each);
  }
  for (const MapCircle& each : layout_.circles) {
    const Shade& shade = shade_of(map().clusters[each.cluster].strength);
    const Point at = place(each.mark);
    text({at.x, at.y + 6}, letter_of(each.cluster), 17, each.mark_inside ? shade.text : kInk,
         " font-weight=\"700\" text-anchor=\"middle\"");
  }
  for (const MapLens& each : layout_.lenses) badge(each);
  if (map().on_map == 0) {
    y_ += 24;
    text({16, y_}, "No strong clusters in these figures", 15, kInk);
  } else {
    legend();
  }
  if (picture_ == MapPicture::poster) areas();
  const char* const id = picture_ == MapPicture::compact ? "narrow" : "wide";
  std::string about;
  for (const std::string& sentence : findings(document_)) about += sentence + " ";
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {:g} {:.0f}\" role=\"img\" "
      "aria-labelledby=\"map-title-{} map-desc-{}\" font-family=\"{}\">\n<title "
      "id=\"map-title-{}\">"
      "{}</title>\n<desc id=\"map-desc-{}\">{}</desc>\n<rect width=\"100%\" height=\"100%\" "
      "fill=\"#ffffff\"/>\n{}</svg>\n",
      sheet_.width, y_ + 20, id, id, kFont, id,
      escaped(document_.region().name + ": clusters and spearhead areas"), id, escaped(about),
      body_);
}

}  // namespace

const Shade& shade_of(const Strength& strength) {
  const double quotient = strength.quotient ? strength.shrunk : 0;
  return *std::ranges::find_if(kShades, [&](const Shade& shade) { return quotient >= shade.from; });
}

std::string map_svg(const MapDocument& document, MapPicture picture) {
  return Drawing(document, picture).svg();
}

}  // namespace spearhead::output
