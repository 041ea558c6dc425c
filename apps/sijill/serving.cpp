#include "serving.h"

#include <algorithm>
#include <deque>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <mutex>
#include <optional>
#include <utility>

#include "data_directory.h"
#include "embedded_page.h"
#include "fmt/format.h"
#include "lexicon_registry.h"
#include "output.h"
#include "sijill/ingest/gzip_bytes.h"
#include "sijill/reader/reader.h"
#include "sijill/server/http_server.h"
#include "sijill/server/service.h"
#include "sijill/text/digest.h"

namespace sijill {
namespace {

bool is_loopback(const std::string& address) { return address == "::1" || address.starts_with("127."); }

std::string_view type_of(const std::string& ending) {
  constexpr std::pair<std::string_view, std::string_view> types[] = {{".html", "text/html; charset=utf-8"},
                                                                     {".js", "text/javascript; charset=utf-8"},
                                                                     {".mjs", "text/javascript; charset=utf-8"},
                                                                     {".css", "text/css; charset=utf-8"},
                                                                     {".json", "application/json"},
                                                                     {".svg", "image/svg+xml"},
                                                                     {".png", "image/png"},
                                                                     {".woff2", "font/woff2"}};
  for (const auto& [known, type] : types) {
    if (ending == known) return type;
  }
  return "application/octet-stream";
}

// The files of --web, read once: no path is ever built from a request.
class Web_folder {
 public:
  [[nodiscard]] static Result<Web_folder> read(const std::string& folder) {
    namespace fs = std::filesystem;
    Web_folder web;
    std::error_code error;
    fs::recursive_directory_iterator walk(folder, fs::directory_options::none, error);
    for (; !error && walk != fs::recursive_directory_iterator(); walk.increment(error)) {
      if (!walk->is_regular_file(error)) continue;
      std::ifstream file(walk->path(), std::ios::binary);
      std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
      const std::string etag = "\"" + sha256_hex(bytes).substr(0, 16) + "\"";
      web.texts_.push_back({fs::relative(walk->path(), folder, error).generic_string(), std::move(bytes), etag,
                            walk->path().extension().string()});
    }
    if (error)
      return Error{folder + ": found the error \"" + error.message() + "\", wanted the folder of a built page"};
    return web;
  }
  [[nodiscard]] std::vector<Page_file> files() const {
    std::vector<Page_file> out;
    for (const Text& text : texts_) out.push_back({text.path, type_of(text.ending), text.bytes, {}, text.etag});
    return out;
  }

 private:
  struct Text {
    std::string path, bytes, etag, ending;
  };
  std::deque<Text> texts_;
};

// The page that is compiled in: packed there, and unpacked once for whoever does not take gzip.
class Built_in_page {
 public:
  Built_in_page() : files_(embedded_page()) {
    for (Page_file& file : files_) {
      if (file.gzip.empty()) continue;
      Result<std::string> plain = inflate_body(file.gzip, {});
      if (plain) file.bytes = unpacked_.emplace_back(std::move(plain).value());
    }
  }
  [[nodiscard]] const std::vector<Page_file>& files() const { return files_; }

 private:
  std::vector<Page_file> files_;
  std::deque<std::string> unpacked_;
};

}  // namespace

Exit_code serve(const Serve_options& options, const Common_options& common) {
  if (!is_loopback(options.address) && options.token_file.empty() && !options.open_to_all) {
    say(
        fmt::format("--address: found {}, which others can reach, and no tokens; wanted --token-file FILE ('sijill "
                    "serve token add' makes one), or --open-to-all if everybody may read and review",
                    printable(options.address)));
    return Exit_code::usage;
  }
  std::optional<Web_folder> web;
  if (!options.web.empty()) {
    Result<Web_folder> folder = Web_folder::read(options.web);
    if (!folder) {
      say(printable(folder.error().message));
      return Exit_code::usage;
    }
    web = std::move(folder).value();
  }
  std::optional<Basemap> basemap;
  if (!options.basemap.empty()) {
    Result<Basemap> opened = open_basemap(options.basemap);
    if (!opened) {
      say(printable("--basemap: " + opened.error().message));
      return Exit_code::usage;
    }
    basemap = std::move(opened).value();
  }
  // Without lexicon and models everything but reading pasted text is there.
  const Result<Reader> reader = Reader::open(data_directory(common.data));
  std::optional<Lexicon_registry> registry;
  if (reader) {
    registry.emplace(reader.value().lexicon());
  } else {
    say(printable(reader.error().message) + "; serving without /api/read");
  }

  Service_options service_options;
  service_options.ledger = options.ledger;
  service_options.version = SIJILL_VERSION;
  service_options.guard.hosts = {"localhost", "127.0.0.1", "::1"};
  if (!is_loopback(options.address) && options.address != "0.0.0.0" && options.address != "::") {
    service_options.guard.hosts.insert(options.address);
  }
  for (const std::string& host : options.hosts) service_options.guard.hosts.insert(host_name(host));
  service_options.guard.token_file = options.token_file;
  service_options.guard.per_second = options.rate;
  service_options.basemap = std::move(basemap);
  const Built_in_page built_in;
  service_options.page = web ? web->files() : built_in.files();
  if (reader) {
    service_options.reader = &reader.value();
    service_options.registry = &*registry;
    service_options.run_lexicon = reader.value().lexicon().version();
    service_options.run_grammar = reader.value().grammar_version();
    service_options.run_ranker = reader.value().ranker_version();
  }
  std::mutex talking;
  const bool verbose = options.verbose;
  service_options.log = [&talking, verbose](const std::string& line) {
    if (!verbose && line.find("\"failed\"") == std::string::npos) return;
    const std::lock_guard lock(talking);
    talk(line + "\n");
  };
  const bool has_page = !service_options.page.empty();
  Result<std::unique_ptr<Service>> service = Service::open(std::move(service_options));
  if (!service) {
    say(printable(service.error().message));
    return Exit_code::ledger_failed;
  }
  Http_options http;
  http.address = options.address;
  http.port = static_cast<unsigned short>(options.port);
  Result<std::unique_ptr<Http_server>> server = Http_server::listen(std::move(http), *service.value());
  if (!server) {
    say(printable(server.error().message));
    return Exit_code::network_failed;
  }
  const bool is_ipv6 = options.address.find(':') != std::string::npos;
  Output output;
  output.write(fmt::format("http://{}{}{}:{}/\n", is_ipv6 ? "[" : "", printable(options.address), is_ipv6 ? "]" : "",
                           server.value()->port()));
  if (!has_page) say("this program was built without its page (docs/guide/serving.md); the API answers under /api");
  if (const Exit_code written = output.finish(); written != Exit_code::done) return written;
  std::unique_ptr<Http_server> running = std::move(server).value();
  running->run();
  return Exit_code::done;
}

}  // namespace sijill
