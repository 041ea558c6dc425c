// Starting the server, shared by `sijill serve` and `sijill demo --serve`.
#pragma once

#include <string>
#include <vector>

#include "verbs.h"

namespace sijill {

struct Serve_options {
  std::string ledger;
  std::string address = "127.0.0.1";
  int port = 8765;
  std::string token_file;
  std::string web;                 // a folder to take the page from instead of the one compiled in
  std::string basemap;             // a PMTiles file; empty: none
  std::vector<std::string> hosts;  // further names that Host may give
  bool open_to_all = false;        // another address than loopback without tokens
  bool verbose = false;            // a line a request
  int rate = 0;                    // requests a second of one address; 0: no limit
};

// Serves until a signal comes. Says the address on stdout as its first line, once it listens.
[[nodiscard]] Exit_code serve(const Serve_options& options, const Common_options& common);

}  // namespace sijill
