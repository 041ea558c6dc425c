// One document in memory -> Article, by what it is.
#pragma once

#include <string>
#include <string_view>

#include "sijill/ingest/open_source.h"
#include "sijill/ingest/record.h"
#include "sijill/ingest/zip_archive.h"

namespace sijill {

struct Leaf {
  Input_format format = Input_format::text;
  std::string name;  // of the Article
  std::string bytes;
  std::string charset;  // as declared outside the bytes; empty where it was not
  std::string address;  // where the document was fetched from; its own canonical address wins
  Input_options facts;  // what the input around it says of it; the user's own facts win
};

// A format that is no document of its own (an archive, a table) is read as text. The Article's id is the digest of
// the bytes.
[[nodiscard]] Received read_leaf(Leaf leaf, const Position& position, const Settings& settings);

// The document in an archive that was opened as one.
[[nodiscard]] Received read_docx_leaf(const Zip_archive& archive, const std::string& name, const Position& position,
                                      const Settings& settings);

// Puts the title before the text as its own line, as a page shows it, unless the text begins with it.
void set_title(Article& article, const std::string& title);

// `facts` where the user said nothing else.
[[nodiscard]] Input_options merged(const Input_options& users, const Input_options& facts);

}  // namespace sijill
