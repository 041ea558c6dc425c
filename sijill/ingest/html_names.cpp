#include "sijill/ingest/html_names.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>

namespace sijill {
namespace {

// In the order of Tag, which is the alphabet's.
constexpr std::array<std::string_view, 116> names = {
    "a",      "abbr",       "address",  "area",     "article", "aside",    "audio",      "b",         "base",
    "big",    "blockquote", "body",     "br",       "button",  "canvas",   "caption",    "center",    "cite",
    "code",   "col",        "colgroup", "dd",       "del",     "details",  "dfn",        "dialog",    "dir",
    "div",    "dl",         "dt",       "em",       "embed",   "fieldset", "figcaption", "figure",    "font",
    "footer", "form",       "frame",    "frameset", "h1",      "h2",       "h3",         "h4",        "h5",
    "h6",     "head",       "header",   "hgroup",   "hr",      "html",     "i",          "iframe",    "image",
    "img",    "input",      "ins",      "label",    "legend",  "li",       "link",       "main",      "map",
    "mark",   "math",       "menu",     "meta",     "nav",     "nobr",     "noembed",    "noframes",  "noscript",
    "object", "ol",         "optgroup", "option",   "p",       "param",    "picture",    "plaintext", "pre",
    "q",      "s",          "samp",     "script",   "section", "select",   "small",      "source",    "span",
    "strike", "strong",     "style",    "sub",      "summary", "sup",      "svg",        "table",     "tbody",
    "td",     "template",   "textarea", "tfoot",    "th",      "thead",    "time",       "title",     "tr",
    "track",  "tt",         "u",        "ul",       "var",     "video",    "wbr",        "xmp",
};
constexpr std::size_t first_name = 2;  // text and other come before

// The lower-case letters of a name of at most ten bytes, which compares at once.
struct Packed {
  std::uint64_t first = 0;  // eight of them
  std::uint16_t rest = 0;
  friend constexpr bool operator==(const Packed&, const Packed&) = default;
};

constexpr Packed packed(std::string_view name) {
  Packed letters;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto c = static_cast<unsigned char>(name[i]);
    const std::uint64_t lower = c >= 'A' && c <= 'Z' ? c + 32u : c;
    if (i < 8)
      letters.first |= lower << 8 * i;
    else
      letters.rest = static_cast<std::uint16_t>(letters.rest | lower << 8 * (i - 8));
  }
  return letters;
}

// A table of all names by a product of their letters; one that is taken passes the name to the next.
constexpr std::uint8_t no_name = 0xFF;

constexpr std::size_t slot_of(const Packed& name, std::size_t size) {
  return static_cast<std::size_t>((name.first * 0x9E3779B97F4A7C15u >> 55) ^ size) % 512;
}

constexpr std::array<Packed, names.size()> packed_names = [] {
  std::array<Packed, names.size()> all{};
  for (std::size_t i = 0; i < names.size(); ++i) all[i] = packed(names[i]);
  return all;
}();

constexpr std::array<std::uint8_t, 512> slots = [] {
  std::array<std::uint8_t, 512> table{};
  table.fill(no_name);
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::size_t slot = slot_of(packed_names[i], names[i].size());
    while (table[slot] != no_name) slot = (slot + 1) % table.size();
    table[slot] = static_cast<std::uint8_t>(i);
  }
  return table;
}();

using Tag_set = std::array<bool, names.size() + first_name>;

constexpr Tag_set set_of(std::initializer_list<Tag> tags) {
  Tag_set set{};
  for (const Tag tag : tags) set[static_cast<std::size_t>(tag)] = true;
  return set;
}

bool holds(const Tag_set& set, Tag tag) { return set[static_cast<std::size_t>(tag)]; }

}  // namespace

Tag tag_of(std::string_view name) {
  constexpr std::size_t longest = 10;
  if (name.empty() || name.size() > longest) return Tag::other;
  const Packed wanted = packed(name);
  for (std::size_t slot = slot_of(wanted, name.size()); slots[slot] != no_name; slot = (slot + 1) % slots.size()) {
    if (packed_names[slots[slot]] == wanted) return static_cast<Tag>(slots[slot] + first_name);
  }
  return Tag::other;
}

bool is_block(Tag tag) {
  static constexpr Tag_set set = set_of({
      Tag::address,  Tag::article,    Tag::aside,  Tag::blockquote, Tag::body,    Tag::caption, Tag::center,
      Tag::dd,       Tag::details,    Tag::dialog, Tag::dir,        Tag::div,     Tag::dl,      Tag::dt,
      Tag::fieldset, Tag::figcaption, Tag::figure, Tag::footer,     Tag::form,    Tag::h1,      Tag::h2,
      Tag::h3,       Tag::h4,         Tag::h5,     Tag::h6,         Tag::header,  Tag::hgroup,  Tag::hr,
      Tag::html,     Tag::legend,     Tag::li,     Tag::main,       Tag::menu,    Tag::nav,     Tag::ol,
      Tag::optgroup, Tag::option,     Tag::p,      Tag::pre,        Tag::section, Tag::summary, Tag::table,
      Tag::tbody,    Tag::td,         Tag::tfoot,  Tag::th,         Tag::thead,   Tag::tr,      Tag::ul,
  });
  return holds(set, tag);
}

bool is_void(Tag tag) {
  static constexpr Tag_set set = set_of({
      Tag::area,
      Tag::base,
      Tag::br,
      Tag::col,
      Tag::embed,
      Tag::frame,
      Tag::hr,
      Tag::image,
      Tag::img,
      Tag::input,
      Tag::link,
      Tag::meta,
      Tag::param,
      Tag::source,
      Tag::track,
      Tag::wbr,
  });
  return holds(set, tag);
}

bool ends_paragraph(Tag tag) {
  static constexpr Tag_set set = set_of({
      Tag::address, Tag::article, Tag::aside,  Tag::blockquote, Tag::center, Tag::details,  Tag::dialog,
      Tag::dir,     Tag::div,     Tag::dl,     Tag::dd,         Tag::dt,     Tag::fieldset, Tag::figcaption,
      Tag::figure,  Tag::footer,  Tag::form,   Tag::h1,         Tag::h2,     Tag::h3,       Tag::h4,
      Tag::h5,      Tag::h6,      Tag::header, Tag::hgroup,     Tag::hr,     Tag::li,       Tag::main,
      Tag::menu,    Tag::nav,     Tag::ol,     Tag::p,          Tag::pre,    Tag::section,  Tag::summary,
      Tag::table,   Tag::ul,
  });
  return holds(set, tag);
}

bool is_heading(Tag tag) { return tag >= Tag::h1 && tag <= Tag::h6; }

bool is_raw(Tag tag) {
  static constexpr Tag_set set = set_of({
      Tag::iframe,
      Tag::noembed,
      Tag::noframes,
      Tag::script,
      Tag::style,
      Tag::textarea,
      Tag::title,
      Tag::xmp,
  });
  return holds(set, tag);
}

bool is_never_text(Tag tag) {
  static constexpr Tag_set set = set_of({
      Tag::audio,  Tag::button,    Tag::canvas,   Tag::embed,   Tag::frame,    Tag::iframe,
      Tag::input,  Tag::map,       Tag::math,     Tag::noembed, Tag::noframes, Tag::noscript,
      Tag::object, Tag::optgroup,  Tag::option,   Tag::script,  Tag::select,   Tag::style,
      Tag::svg,    Tag::template_, Tag::textarea, Tag::title,   Tag::video,    Tag::xmp,
  });
  return holds(set, tag);
}

}  // namespace sijill
