// sijill serve: a ledger over HTTP, with its page. sijill serve token add | list | revoke: who may do what.
#include <algorithm>
#include <filesystem>
#include <memory>

#include "CLI/CLI.hpp"
#include "fmt/format.h"
#include "ledger_path.h"
#include "output.h"
#include "serving.h"
#include "sijill/server/tokens.h"

namespace sijill {
namespace {

struct Token_command {
  std::string file, name, scope = "read", expires;
};

Result<Tokens> tokens_in(const std::string& path) {
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) return Tokens();
  return Tokens::load(path);
}

Exit_code save(const std::string& path, const std::vector<Access_token>& tokens) {
  const Result<bool> saved = Tokens::save(path, tokens);
  if (saved) return Exit_code::done;
  say(printable(saved.error().message));
  return Exit_code::output_failed;
}

Exit_code add_token(const Token_command& command) {
  const Result<Tokens> tokens = tokens_in(command.file);
  if (!tokens) {
    say(printable(tokens.error().message));
    return Exit_code::usage;
  }
  const auto has_control = [](char c) { return static_cast<unsigned char>(c) < 0x20; };
  if (command.name.empty() || std::any_of(command.name.begin(), command.name.end(), has_control)) {
    say(fmt::format("--name: found \"{}\", wanted a name without controls", printable(command.name)));
    return Exit_code::usage;
  }
  std::optional<Day> expires;
  if (!command.expires.empty()) {
    const auto stamp = read_iso(command.expires);
    if (!stamp) {
      say(fmt::format("--expires: found \"{}\", wanted a day such as 2027-01-31", printable(command.expires)));
      return Exit_code::usage;
    }
    expires = stamp->day;
  }
  const std::string secret = new_secret();
  std::vector<Access_token> all = tokens.value().all();
  all.push_back({hash_of_secret(secret), command.name, *scope_of(command.scope), expires});
  const Exit_code saved = save(command.file, all);
  if (saved != Exit_code::done) return saved;
  Output output;
  output.write(secret + "\n");
  say("this is the only time that it is shown; the file keeps its hash");
  return output.finish();
}

Exit_code list_tokens(const Token_command& command) {
  const Result<Tokens> tokens = Tokens::load(command.file);
  if (!tokens) {
    say(printable(tokens.error().message));
    return Exit_code::usage;
  }
  Output output;
  for (const Access_token& token : tokens.value().all()) {
    output.write(fmt::format("{}\t{}\t{}\t{}\n", token.hash.substr(0, 8), name(token.scope),
                             token.expires ? to_string(*token.expires) : "-", printable(token.name)));
  }
  return output.finish();
}

Exit_code revoke_token(const Token_command& command) {
  const Result<Tokens> tokens = Tokens::load(command.file);
  if (!tokens) {
    say(printable(tokens.error().message));
    return Exit_code::usage;
  }
  std::vector<Access_token> kept = tokens.value().all();
  const std::size_t gone = std::erase_if(kept, [&](const Access_token& token) {
    return token.name == command.name || (command.name.size() >= 8 && token.hash.starts_with(command.name));
  });
  if (gone == 0) {
    say(
        fmt::format("token revoke: found no token of \"{}\", wanted a name or the begin of a hash as 'sijill serve "
                    "token list' shows them",
                    printable(command.name)));
    return Exit_code::usage;
  }
  return save(command.file, kept);
}

void add_token_verbs(CLI::App& serve_verb, Chosen_verb& chosen) {
  CLI::App* token = serve_verb.add_subcommand("token", "Make, list and take back the tokens of a server");
  token->require_subcommand(1);
  const auto add = [&](const std::string& verb_name, const std::string& what, const auto& run) {
    CLI::App* verb = token->add_subcommand(verb_name, what);
    const auto command = std::make_shared<Token_command>();
    verb->add_option("--token-file", command->file, "The file of tokens; made where there is none")
        ->required()
        ->type_name("FILE");
    verb->callback([command, run, &chosen] { chosen = [command, run] { return run(*command); }; });
    return std::pair(verb, command);
  };
  const auto [adding, added] = add("add", "Make a token and print it, this once", add_token);
  adding->add_option("--name", added->name, "Whose it is; signs their reviews")->required()->type_name("NAME");
  adding->add_option("--scope", added->scope, "read (default), review or admin; each includes those before it")
      ->type_name("SCOPE")
      ->check(CLI::IsMember({"read", "review", "admin"}).description(""));
  adding->add_option("--expires", added->expires, "The last day on which it is taken (default: never)")
      ->type_name("DATE");
  add("list", "Begin of the hash, scope, last day and name of each", list_tokens);
  const auto [revoking, revoked] =
      add("revoke", "Take back all tokens of a name; a running server sees it at once", revoke_token);
  revoking->add_option("name", revoked->name, "A name, or eight digits or more of a hash")
      ->required()
      ->type_name("NAME");
}

}  // namespace

void add_serve(CLI::App& program, const Common_options& common, Chosen_verb& chosen) {
  CLI::App* verb = program.add_subcommand("serve", "Show a ledger in a browser, and answer its API");
  const auto options = std::make_shared<Serve_options>();
  verb->fallthrough();
  verb->require_subcommand(0, 1);
  add_ledger_option(*verb, options->ledger);
  verb->add_option("--address", options->address,
                   "Where to listen (default 127.0.0.1); another than loopback needs --token-file")
      ->type_name("ADDRESS");
  verb->add_option("--port", options->port, "Which port (default 8765); 0 is any free one, and printed")
      ->type_name("PORT")
      ->check(CLI::Range(0, 65535).description(""));
  verb->add_option("--token-file", options->token_file, "Let in only who has a token of this file")
      ->type_name("FILE");
  verb->add_option("--host", options->hosts,
                   "A further name that the server is called by, such as that of a proxy; may be\nrepeated")
      ->type_name("NAME");
  verb->add_option("--rate", options->rate, "At most so many requests a second of one address (default: no limit)")
      ->type_name("N")
      ->check(CLI::Range(0, 1'000'000).description(""));
  verb->add_option("--web", options->web, "Take the page from this folder, not the one compiled in")
      ->type_name("DIR");
  verb->add_option("--basemap", options->basemap, "Draw this PMTiles file of yours under the map of the page")
      ->type_name("FILE");
  verb->add_flag("--open-to-all", options->open_to_all,
                 "Listen on another address than loopback without tokens: all may review");
  verb->add_flag("-v,--verbose", options->verbose, "A line of JSON on stderr for each request");
  verb->footer(
      "Examples:\n"
      "  sijill serve --ledger war.db                          http://127.0.0.1:8765/\n"
      "  sijill serve --ledger war.db --port 0                 any free port, on the first line of stdout\n"
      "  sijill serve token add --token-file t --name rania --scope review\n"
      "  sijill serve --ledger war.db --address 10.0.0.5 --token-file t\n"
      "  sijill serve --ledger war.db --basemap syria.pmtiles  with a base map of your own\n\n"
      "Exit codes: 0 stopped by SIGINT or SIGTERM, 2 usage, 4 the ledger or the tokens cannot be opened,\n"
      "7 the address cannot be listened on.");
  verb->callback([options, verb, &common, &chosen] {
    if (!verb->get_subcommands().empty()) return;
    chosen = [options, &common] {
      Serve_options resolved = *options;
      resolved.ledger = ledger_path(options->ledger);
      return serve(resolved, common);
    };
  });
  add_token_verbs(*verb, chosen);
}

}  // namespace sijill
