#include "sijill/server/tokens.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <random>
#include <utility>

#include "sijill/text/digest.h"

namespace sijill {
namespace {

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  std::size_t begin = 0;
  while (true) {
    const std::size_t end = line.find('\t', begin);
    cells.push_back(line.substr(begin, end - begin));
    if (end == std::string::npos) return cells;
    begin = end + 1;
  }
}

// Looks at every character whatever it finds, so that the time tells nothing.
bool equal_in_constant_time(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  unsigned difference = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    difference |= static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]);
  }
  return difference == 0;
}

}  // namespace

Result<Tokens> Tokens::load(const std::string& path) {
  std::ifstream file(path);
  if (!file) {
    return Error{path + ": cannot be read; make a token with 'sijill serve token add --token-file FILE --name NAME'"};
  }
  std::vector<Access_token> tokens;
  int number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    const std::vector<std::string> cells = cells_of(line);
    const auto scope = cells.size() == 4 ? scope_of(cells[1]) : std::nullopt;
    const auto expires = cells.size() == 4 ? read_iso(cells[2]) : std::nullopt;
    if (!scope || cells[0].size() != 64 || (cells[2] != "-" && !expires)) {
      return Error{path + ":" + std::to_string(number) +
                   ": found no token, wanted hash, scope, expiry or -, and name between tabs; make it with 'sijill "
                   "serve token add'"};
    }
    tokens.push_back({cells[0], cells[3], *scope, expires ? std::optional(expires->day) : std::nullopt});
  }
  return Tokens(std::move(tokens));
}

Result<bool> Tokens::save(const std::string& path, const std::vector<Access_token>& tokens) {
  const std::string part = path + ".part";
  {
    std::ofstream file(part, std::ios::trunc);
    std::error_code ignored;
    // Before anything is in it.
    std::filesystem::permissions(part, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write,
                                 ignored);
    file << "# Tokens of sijill serve; made and taken back by 'sijill serve token'\n";
    for (const Access_token& token : tokens) {
      file << token.hash << '\t' << name(token.scope) << '\t' << (token.expires ? to_string(*token.expires) : "-")
           << '\t' << token.name << '\n';
    }
    file.flush();
    if (!file) return Error{path + ": cannot be written; check its folder and the disk"};
  }
  if (std::rename(part.c_str(), path.c_str()) != 0) return Error{path + ": cannot be replaced; check its folder"};
  return true;
}

std::optional<Access_token> Tokens::find(std::string_view secret, Day today) const {
  const std::string hash = hash_of_secret(secret);
  std::optional<Access_token> found;
  for (const Access_token& token : tokens_) {
    const bool is_it = equal_in_constant_time(token.hash, hash);
    if (is_it && (!token.expires || *token.expires >= today)) found = token;
  }
  return found;
}

std::string new_secret() {
  constexpr std::string_view digits = "0123456789abcdef";
  std::random_device random("/dev/urandom");
  std::string secret = "sijill_";
  for (int i = 0; i < 8; ++i) {
    const std::uint32_t word = random();
    for (int shift = 28; shift >= 0; shift -= 4) secret += digits[(word >> shift) & 15U];
  }
  return secret;
}

std::string hash_of_secret(std::string_view secret) { return sha256_hex(secret); }

std::optional<Scope> scope_of(std::string_view name) {
  for (const Scope scope : {Scope::read, Scope::review, Scope::admin}) {
    if (name == sijill::name(scope)) return scope;
  }
  return std::nullopt;
}

Day today() {
  const auto now = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return Day{static_cast<std::int32_t>(now.time_since_epoch().count())};
}

}  // namespace sijill
