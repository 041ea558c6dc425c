// The one door for what a user names: a file or "-" -> its records, whatever the format, one after the other.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sijill/core/result.h"
#include "sijill/ingest/byte_source.h"
#include "sijill/ingest/byte_window.h"
#include "sijill/ingest/columns.h"
#include "sijill/ingest/input_options.h"
#include "sijill/ingest/limits.h"
#include "sijill/ingest/record.h"

namespace sijill {

struct Input_settings {
  Input_options facts;  // win over what an input says of itself
  Limits limits;
  std::optional<Input_format> from;  // what the input is; else its bytes tell, else its name
  Columns columns;                   // of JSON Lines and CSV
  std::optional<Place> start;        // where to begin in the input, a place that was told before
  std::uint64_t records_before = 0;  // how many records lie before that place, for the numbers of those after it
};
// Records hold on to it.
using Settings = std::shared_ptr<const Input_settings>;

// gzip is unpacked wherever it stands. Fails where there is nothing to read: no such file, a directory, no
// permission. What can be read but holds no text comes back as an Article with a note.
[[nodiscard]] Result<std::unique_ptr<Record_source>> open_source(const std::string& path, const Settings& settings);

// Where an earlier run had come to in an input.
struct Input_start {
  std::optional<Place> place;  // of the next record
  std::uint64_t records = 0;   // how many lie before it; without a place, how many of the first are passed over
  [[nodiscard]] bool is_beginning() const { return !place && records == 0; }
};
// The same from there on; the records before it are not read. Archives, web archives, mailboxes and JSON Lines are
// begun in the middle, a table and an export after a walk through what lies before.
[[nodiscard]] Result<std::unique_ptr<Record_source>> open_source(const std::string& path, const Settings& settings,
                                                                 const Input_start& start);

// The same for a stream inside another input; `name` says where, `depth` how many packings it lies in, `file` where
// it is a file of its own on the disk.
[[nodiscard]] Result<std::unique_ptr<Record_source>> open_window(const std::string& name,
                                                                 std::unique_ptr<Byte_window> window,
                                                                 const Settings& settings, std::uint64_t depth,
                                                                 std::string file = {});

// The files under a directory in the order of their paths, hidden ones left out.
[[nodiscard]] Result<std::vector<std::string>> files_under(const std::string& directory);

}  // namespace sijill
