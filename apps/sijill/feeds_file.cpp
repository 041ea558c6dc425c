#include "feeds_file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string_view>

#include "fmt/format.h"
#include "sijill/core/address.h"
#include "toml++/toml.h"

namespace sijill {
namespace {

using namespace std::chrono_literals;

const std::set<std::string_view> file_keys = {"contact", "interval", "delay", "allow_private",
                                              "proxy",   "jobs",     "feed"};
const std::set<std::string_view> feed_keys = {"address", "name", "outlet", "interval", "read", "since", "most_new"};

// The known key that a mistyped one is nearest to; empty where none is near.
std::string_view nearest(std::string_view word, const std::set<std::string_view>& known) {
  std::string_view best;
  std::size_t least = 3;
  for (const std::string_view key : known) {
    std::vector<std::size_t> row(key.size() + 1);
    for (std::size_t j = 0; j <= key.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= word.size(); ++i) {
      std::size_t diagonal = std::exchange(row[0], i);
      for (std::size_t j = 1; j <= key.size(); ++j) {
        const std::size_t changed = diagonal + (word[i - 1] == key[j - 1] ? 0 : 1);
        diagonal = row[j];
        row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
      }
    }
    if (row.back() < least) {
      least = row.back();
      best = key;
    }
  }
  return best;
}

// "90s", "15m", "2h", "1d".
std::optional<std::chrono::milliseconds> read_duration(std::string_view text) {
  static const std::map<char, std::chrono::milliseconds> units = {{'s', 1s}, {'m', 1min}, {'h', 1h}, {'d', 24h}};
  if (text.size() < 2 || text.size() > 12) return std::nullopt;
  const auto unit = units.find(text.back());
  if (unit == units.end()) return std::nullopt;
  std::chrono::milliseconds value{0}, scale = unit->second;
  bool fraction = false;
  for (const char c : text.substr(0, text.size() - 1)) {
    if (c == '.' && !fraction) {
      fraction = true;
    } else if (c >= '0' && c <= '9') {
      if (fraction) scale /= 10;
      value = fraction ? value + (c - '0') * scale : 10 * value + (c - '0') * scale;
    } else {
      return std::nullopt;
    }
  }
  if (text.front() == '.' || value > 24h * 366) return std::nullopt;
  return value;
}

class Feeds_reader {
 public:
  Feeds_reader(const std::string& path, const toml::table& table) : path_(path), table_(table) {}

  Result<Feeds_file> read() {
    look_for_unknown_keys(table_, file_keys, "");
    Feeds_file file;
    file.contact = text(table_, "contact", "");
    if (!table_.contains("contact")) {
      fault(1, "contact", "nothing", "who watches, an address of mail or of a page: sites are told whom to write to");
    } else if (file.contact.find_first_of("@/") == std::string::npos ||
               file.contact.find_first_of("\r\n()") != std::string::npos) {
      fault(line_of(table_, "contact"), "contact", quoted(file.contact),
            "an address of mail or of a page, for example \"desk@example.org\"");
    }
    file.delay = duration(table_, "delay", "", 5s, 0s);
    const auto interval =
        std::chrono::duration_cast<std::chrono::seconds>(duration(table_, "interval", "", 15min, 1s));
    read_allowed(file);
    if (table_.contains("proxy")) {
      file.proxy = text(table_, "proxy", "");
      bool known = file.proxy->empty();
      for (const char* scheme : {"http://", "https://", "socks5h://", "socks5://"})
        known = known || file.proxy->starts_with(scheme);
      if (!known) {
        fault(line_of(table_, "proxy"), "proxy", quoted(*file.proxy),
              "an address that begins with http://, https:// or socks5h://, or \"\" for none");
      }
    }
    file.jobs = static_cast<unsigned>(number(table_, "jobs", "", 4, 1, 64));
    read_feeds(file, interval);
    if (faults_.empty()) return file;
    return Error{std::move(faults_)};
  }

 private:
  void fault(std::size_t line, std::string_view key, std::string_view found, std::string_view wanted) {
    if (!faults_.empty()) faults_ += "\n";
    faults_ += fmt::format("{}:{}: {}: found {}, wanted {}", path_, line, key, found, wanted);
  }
  static std::string quoted(std::string_view text) { return fmt::format("\"{}\"", text); }
  static std::string key_name(std::string_view where, std::string_view key) {
    return where.empty() ? std::string(key) : fmt::format("{}, {}", where, key);
  }
  static std::string shown(const toml::node& node) {
    std::ostringstream text;
    if (node.is_table() || node.is_array()) return node.is_table() ? "a table" : "a list";
    node.visit([&text](const auto& value) {
      if constexpr (toml::is_value<decltype(value)>) text << value;
    });
    return std::move(text).str();
  }
  static std::size_t line_of(const toml::table& table, std::string_view key) {
    const toml::node* node = table.get(key);
    return node == nullptr ? table.source().begin.line : node->source().begin.line;
  }

  void look_for_unknown_keys(const toml::table& table, const std::set<std::string_view>& known,
                             const std::string& where) {
    for (const auto& [key, node] : table) {
      if (known.contains(key.str())) continue;
      const std::string_view near = nearest(key.str(), known);
      std::string names;
      for (const std::string_view name : known) names.append(names.empty() ? "" : ", ").append(name);
      fault(key.source().begin.line, key_name(where, key.str()), "a key that is not known",
            near.empty() ? "one of " + names : fmt::format("{} perhaps", near));
    }
  }

  std::string text(const toml::table& table, std::string_view key, const std::string& where) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return {};
    if (const auto* value = node->as_string()) return value->get();
    fault(line_of(table, key), key_name(where, key), shown(*node), "a text in quotation marks");
    return {};
  }

  std::int64_t number(const toml::table& table, std::string_view key, const std::string& where, std::int64_t usual,
                      std::int64_t least, std::int64_t most) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return usual;
    const auto* value = node->as_integer();
    if (value != nullptr && value->get() >= least && value->get() <= most) return value->get();
    fault(line_of(table, key), key_name(where, key), shown(*node),
          fmt::format("a number from {} to {}", least, most));
    return usual;
  }

  std::chrono::milliseconds duration(const toml::table& table, std::string_view key, const std::string& where,
                                     std::chrono::milliseconds usual, std::chrono::milliseconds least) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return usual;
    const auto* value = node->as_string();
    const auto read = value == nullptr ? std::nullopt : read_duration(value->get());
    if (read && *read >= least) return *read;
    fault(
        line_of(table, key), key_name(where, key), value == nullptr ? shown(*node) : quoted(value->get()),
        fmt::format("a time with its unit, \"90s\", \"15m\", \"2h\" or \"1d\", at least {} s", least.count() / 1000));
    return usual;
  }

  void read_allowed(Feeds_file& file) {
    const toml::node* node = table_.get("allow_private");
    if (node == nullptr) return;
    const toml::array* list = node->as_array();
    if (list == nullptr) {
      fault(line_of(table_, "allow_private"), "allow_private", shown(*node),
            "a list of hosts, [\"intranet.example:8080\"]");
      return;
    }
    for (const toml::node& one : *list) {
      const auto* host = one.as_string();
      // A host is what stands between // and the path of an address.
      const auto address = host == nullptr ? std::nullopt : read_address("http://" + host->get() + "/");
      if (!address || !address->user.empty() || address->path != "/" || !address->query.empty()) {
        fault(one.source().begin.line, "allow_private", host == nullptr ? shown(one) : quoted(host->get()),
              "a host, with a port where only that one is meant: \"intranet.example\", \"127.0.0.1:8080\"");
        continue;
      }
      const bool has_port =
          host->get().find(':', host->get().starts_with('[') ? host->get().find(']') : 0) != std::string::npos;
      file.allow_private.push_back(has_port ? fmt::format("{}:{}", address->host, port_of(*address)) : address->host);
    }
  }

  void read_feeds(Feeds_file& file, std::chrono::seconds interval) {
    const toml::node* node = table_.get("feed");
    const toml::array* list = node == nullptr ? nullptr : node->as_array();
    if (list == nullptr || list->empty()) {
      fault(node == nullptr ? 1 : node->source().begin.line, "feed", node == nullptr ? "nothing" : shown(*node),
            "one [[feed]] with an address, or more");
      return;
    }
    std::map<std::string, std::size_t> lines;
    for (const toml::node& one : *list) {
      const toml::table* table = one.as_table();
      if (table == nullptr) {
        fault(one.source().begin.line, "feed", shown(one), "[[feed]] with keys below it");
        continue;
      }
      read_feed(*table, file, interval, lines);
    }
  }

  void read_feed(const toml::table& table, Feeds_file& file, std::chrono::seconds interval,
                 std::map<std::string, std::size_t>& lines) {
    const std::string where = fmt::format("feed {}", file.feeds.size() + 1);
    look_for_unknown_keys(table, feed_keys, where);
    Watched_feed feed;
    const std::string given = text(table, "address", where);
    const auto address = read_address(given);
    if (!address || !address->user.empty()) {
      fault(line_of(table, "address"), key_name(where, "address"),
            table.contains("address") ? quoted(given) : "nothing",
            address ? "an address without a password" : "an address that begins with http:// or https://");
    } else {
      feed.address = to_string(*address);
      const auto [at, is_new] = lines.emplace(feed.address, line_of(table, "address"));
      if (!is_new)
        fault(line_of(table, "address"), key_name(where, "address"), quoted(given),
              fmt::format("another one; line {} watches it already", at->second));
    }
    feed.name = text(table, "name", where);
    if (feed.name.empty()) feed.name = feed.address;
    feed.outlet = text(table, "outlet", where);
    feed.interval =
        std::chrono::duration_cast<std::chrono::seconds>(duration(table, "interval", where, interval, 1s));
    feed.most_new = static_cast<std::size_t>(number(table, "most_new", where, 50, 1, 10'000));
    const std::string source = text(table, "read", where);
    if (source == "entry") feed.source = Watched_feed::Source::entry;
    if (!source.empty() && source != "entry" && source != "page") {
      fault(line_of(table, "read"), key_name(where, "read"), quoted(source),
            "\"page\" (the article's page is fetched) or \"entry\" (what stands in the feed)");
    }
    read_since(table, where, feed);
    file.feeds.push_back(std::move(feed));
  }

  void read_since(const toml::table& table, const std::string& where, Watched_feed& feed) {
    const toml::node* node = table.get("since");
    if (node == nullptr) return;
    std::optional<Timestamp> stamp;
    if (const auto* value = node->as_string()) stamp = read_iso(value->get());
    if (const auto* value = node->as_date()) {
      const Civil civil{value->get().year, value->get().month, value->get().day};
      if (is_valid(civil)) stamp = Timestamp{to_day(civil), {}, {}};
    }
    if (stamp) {
      feed.since = stamp->day;
    } else {
      fault(line_of(table, "since"), key_name(where, "since"), shown(*node), "a day, 2026-11-01");
    }
  }

  const std::string& path_;
  const toml::table& table_;
  std::string faults_;
};

}  // namespace

Result<Feeds_file> read_feeds_file(const std::string& path) {
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  if (file) bytes << file.rdbuf();
  if (!file) {
    return Error{fmt::format("{}: found the error \"{}\", wanted a file of feeds; docs/guide/watching.md shows one",
                             path, std::strerror(errno == 0 ? EISDIR : errno))};
  }
  try {
    const toml::table table = toml::parse(std::move(bytes).str(), path);
    return Feeds_reader(path, table).read();
  } catch (const toml::parse_error& error) {
    return Error{fmt::format(
        "{}:{}: found what is no TOML ({}), wanted keys and [[feed]] tables; docs/guide/watching.md shows a file",
        path, error.source().begin.line, error.description())};
  }
}

}  // namespace sijill
