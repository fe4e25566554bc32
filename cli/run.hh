// The program behind main(): subcommands as functions, so that tests can call them too.
#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "catalogue/error.hh"
#include "catalogue/field_table.hh"
#include "cli/command.hh"

namespace rosebud::cli {

// One for each subcommand; `arguments` are checked against its row in commands.cc. They print their answer to
// standard output, problems to standard error, and throw Error when nothing could be done.
ExitStatus run_import(const Arguments& arguments);
ExitStatus run_index(const Arguments& arguments);
ExitStatus run_search(const Arguments& arguments);
ExitStatus run_suggest(const Arguments& arguments);
ExitStatus run_similar(const Arguments& arguments);
ExitStatus run_facets(const Arguments& arguments);
ExitStatus run_stats(const Arguments& arguments);
ExitStatus run_serve(const Arguments& arguments);
ExitStatus run_init(const Arguments& arguments);
ExitStatus run_check(const Arguments& arguments);
ExitStatus run_show(const Arguments& arguments);
ExitStatus run_fields(const Arguments& arguments);

// The database that `search` and `serve` open: --db, else $ROSEBUD_DB, else the nearest .rosebud in this
// folder or above it. Throws Error when there is none.
std::filesystem::path database_to_read(const Arguments& arguments);

// The fields of the archive of that database; the built-in ones where it cannot be read. Does not throw
// Error.
FieldTable fields_to_ask_for(const Arguments& arguments);

}  // namespace rosebud::cli
