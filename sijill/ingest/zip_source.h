// What lies in a ZIP archive, one entry after the other in the order of the archive; DOCX is a document of its own.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "sijill/ingest/open_source.h"

namespace sijill {

// `file` is the archive's own path where it is a file, else empty: then it is read into memory as far as
// Limits::document_bytes goes. Hidden entries and media are passed over. `depth` counts this archive.
[[nodiscard]] Result<std::unique_ptr<Record_source>> open_zip(const std::string& name, const std::string& file,
                                                              std::unique_ptr<Byte_window> window,
                                                              const Settings& settings, std::uint64_t depth);

}  // namespace sijill
