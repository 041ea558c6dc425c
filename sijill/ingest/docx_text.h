// The words of a DOCX file, a paragraph a line.
#pragma once

#include <optional>
#include <string>

#include "sijill/core/date.h"
#include "sijill/core/result.h"
#include "sijill/ingest/limits.h"
#include "sijill/ingest/zip_archive.h"

namespace sijill {

struct Docx {
  std::string xml;   // word/document.xml as it was received: its digest is the document's
  std::string text;  // tables a cell a line; deleted words, notes and codes of fields left out
  std::string title, author;
};

// An error where the archive holds no readable document.
[[nodiscard]] Result<Docx> read_docx(const Zip_archive& archive, const Limits& limits);

}  // namespace sijill
