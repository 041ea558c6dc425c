#include "sijill/ingest/docx_text.h"

#include <algorithm>
#include <pugixml.hpp>
#include <string_view>

namespace sijill {
namespace {

constexpr std::uint64_t most_of_xml = std::uint64_t{16} << 20;  // its tree takes many times as much memory

// The name without the prefix of its namespace.
std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// Walks without recursion, so that no depth of the tree is too much.
std::string text_of(const pugi::xml_node& root) {
  std::string text;
  pugi::xml_node node = root;
  while (node) {
    const std::string_view name = local_name(node);
    // The same box drawn for older programs, deleted words, codes.
    const bool is_left_out = name == "Fallback" || name == "del" || name == "delText" || name == "instrText";
    if (name == "t") text.append(node.child_value());
    if (name == "tab") text.push_back(' ');
    if (name == "br" || name == "cr") text.push_back('\n');
    if (pugi::xml_node child = node.first_child(); child && !is_left_out) {
      node = child;
      continue;
    }
    while (node && node != root && !node.next_sibling()) {
      if (local_name(node) == "p") text.push_back('\n');
      node = node.parent();
    }
    if (!node || node == root) break;
    if (local_name(node) == "p") text.push_back('\n');
    node = node.next_sibling();
  }
  return text;
}

}  // namespace

Result<Docx> read_docx(const Zip_archive& archive, const Limits& limits) {
  const auto index = archive.find("word/document.xml");
  if (!index) return Error{"found no word/document.xml, wanted a DOCX file"};
  Docx docx;
  Result<std::string> xml = archive.read(*index, std::min(limits.document_bytes, most_of_xml), limits);
  if (!xml) return xml.error();
  docx.xml = std::move(xml).value();
  pugi::xml_document document;
  const pugi::xml_parse_result parsed =
      document.load_buffer(docx.xml.data(), docx.xml.size(), pugi::parse_default | pugi::parse_ws_pcdata);
  if (!parsed) {
    return Error{"found broken XML in word/document.xml at byte " + std::to_string(parsed.offset) + " (" +
                 parsed.description() + "), wanted a whole document"};
  }
  docx.text = text_of(document);
  const auto core = archive.find("docProps/core.xml");
  if (!core) return docx;
  const Result<std::string> properties = archive.read(*core, 1 << 20, limits);
  pugi::xml_document facts;
  if (!properties || !facts.load_buffer(properties.value().data(), properties.value().size())) return docx;
  for (const pugi::xml_node& property : facts.first_child().children()) {
    if (local_name(property) == "title") docx.title = property.child_value();
    if (local_name(property) == "creator") docx.author = property.child_value();
  }
  return docx;
}

}  // namespace sijill
