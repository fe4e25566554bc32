#include "indexer/article/boilerplate.hh"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "catalogue/fold.hh"
#include "indexer/article/clean_text.hh"

namespace rosebud::indexer {
namespace {

// A line that is longer says something of its own.
constexpr std::size_t longest_line = 160;

// Below a comment form's heading stand only its labels, none as long as a sentence of an article.
constexpr std::size_t longest_label = 120;

// Folded, without punctuation at the ends.
constexpr auto form_headings = std::to_array<std::string_view>(
    {"leave a reply", "leave a reply cancel reply", "leave a comment", "leave a comment cancel reply",
     "post a comment", "add a comment", "laisser un commentaire", "laisser un commentaire annuler la reponse",
     "laissez un commentaire", "schreibe einen kommentar", "schreibe einen kommentar antwort abbrechen",
     "kommentar verfassen", "kommentar verfassen antwort abbrechen", "deja un comentario",
     "deja una respuesta", "deja una respuesta cancelar la respuesta"});

constexpr auto whole_lines = std::to_array<std::string_view>({"twitter",
                                                              "twitter facebook",
                                                              "facebook twitter",
                                                              "facebook",
                                                              "reddit",
                                                              "email",
                                                              "e-mail",
                                                              "print",
                                                              "pinterest",
                                                              "tumblr",
                                                              "linkedin",
                                                              "whatsapp",
                                                              "telegram",
                                                              "pocket",
                                                              "name",
                                                              "website",
                                                              "comment",
                                                              "post comment",
                                                              "cancel reply",
                                                              "connecting to %s",
                                                              "cancel",
                                                              "wordpress.com logo",
                                                              "name (required",
                                                              "facebook photo",
                                                              "google photo",
                                                              "twitter picture",
                                                              "logo",
                                                              "like this",
                                                              "like loading",
                                                              "like loading...",
                                                              "like this: like loading",
                                                              "like this: loading",
                                                              "loading",
                                                              "share this",
                                                              "share this post",
                                                              "share",
                                                              "teilen mit",
                                                              "teilen",
                                                              "partager",
                                                              "partager cet article",
                                                              "comparte esto",
                                                              "compartir",
                                                              "tweet",
                                                              "pin it",
                                                              "older posts",
                                                              "newer posts",
                                                              "previous post",
                                                              "next post",
                                                              "previous",
                                                              "next",
                                                              "view on letterboxd",
                                                              "canonical link",
                                                              "skip to content",
                                                              "skip to main content",
                                                              "zum inhalt springen",
                                                              "aller au contenu",
                                                              "saltar al contenido",
                                                              "vorheriger beitrag",
                                                              "nachster beitrag",
                                                              "article precedent",
                                                              "article suivant",
                                                              "entrada anterior",
                                                              "entrada siguiente",
                                                              "back to top",
                                                              "todo",
                                                              "tbd",
                                                              "coming soon",
                                                              "review coming soon",
                                                              "full review coming soon",
                                                              "review to follow",
                                                              "full review to follow",
                                                              "review to come",
                                                              "more to come",
                                                              "to be written",
                                                              "to be determined",
                                                              "to be announced",
                                                              "tba",
                                                              "wip",
                                                              "work in progress",
                                                              "under construction",
                                                              "placeholder",
                                                              "critique a venir",
                                                              "a suivre bientot",
                                                              "bientot disponible",
                                                              "kritik folgt",
                                                              "kritik folgt in kurze",
                                                              "rezension folgt",
                                                              "demnachst",
                                                              "resena proximamente",
                                                              "resena en preparacion",
                                                              "a venir",
                                                              "proximamente",
                                                              "log out / change",
                                                              "annuler la reponse",
                                                              "antwort abbrechen",
                                                              "cancelar la respuesta",
                                                              "comments are closed",
                                                              "les commentaires sont fermes",
                                                              "kommentare sind geschlossen",
                                                              "los comentarios estan cerrados"});

constexpr auto beginnings =
    std::to_array<std::string_view>({"fill in your details below",
                                     "you are commenting using",
                                     "click to share on",
                                     "click to email",
                                     "click to print",
                                     "cliquez pour partager",
                                     "klick, um",
                                     "klicke, um",
                                     "haz clic para compartir",
                                     "please enable javascript to view the comments",
                                     "notify me of new",
                                     "your email address will not be published",
                                     "required fields are marked",
                                     "save my name, email",
                                     "this site uses akismet",
                                     "posted on ",
                                     "posted in ",
                                     "posted by ",
                                     "filed under",
                                     "publie dans ",
                                     "publie le ",
                                     "veroffentlicht am ",
                                     "veroffentlicht in ",
                                     "publicado en ",
                                     "publicado el ",
                                     "previous: ",
                                     "next: ",
                                     "email (required",
                                     "share this:",
                                     "like this:",
                                     "subscribe to our newsletter",
                                     "sign up for our newsletter",
                                     "enter your email address to",
                                     "this site uses cookies",
                                     "this website uses cookies",
                                     "ce site utilise des cookies",
                                     "diese website verwendet cookies",
                                     "este sitio usa cookies",
                                     "este sitio web utiliza cookies",
                                     "lorem ipsum",
                                     "powered by wordpress",
                                     "proudly powered by",
                                     "blog at wordpress.com",
                                     "votre adresse e-mail ne sera pas publiee",
                                     "deine e-mail-adresse wird nicht veroffentlicht",
                                     "tu direccion de correo electronico no sera publicada"});

// Above a list of other articles.
constexpr auto list_headings = std::to_array<std::string_view>(
    {"related", "related posts", "related articles", "you might also like", "you may also like", "more from",
     "articles similaires", "sur le meme sujet", "ahnliche beitrage", "verwandte beitrage",
     "entradas relacionadas", "relacionado"});

std::string plain(std::string_view line) {
  constexpr std::string_view around = " .:!*_-–—»«←→…|()";
  std::string folded = fold(line);
  const auto first = folded.find_first_not_of(around);
  if (first == std::string::npos) return {};
  return folded.substr(first, folded.find_last_not_of(around) - first + 1);
}

bool is_list_heading(const Block& block) {
  const std::string line = block.text.size() > longest_line ? std::string() : plain(block.text);
  return std::ranges::find(list_headings, std::string_view(line)) != list_headings.end();
}

bool ends_a_sentence(std::string_view text) {
  return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with("。");
}

// Titles and dates alone, and few of them.
bool is_list(std::vector<Block>::const_iterator begin, std::vector<Block>::const_iterator end) {
  constexpr std::ptrdiff_t longest = 12;
  return end - begin <= longest && std::all_of(begin, end, [](const Block& block) {
           return block.text.size() <= longest_label && !ends_a_sentence(block.text);
         });
}

bool is_form_heading(const Block& block) {
  if (block.text.size() > longest_line) return false;
  const std::string line = plain(block.text);
  return std::ranges::find(form_headings, std::string_view(line)) != form_headings.end();
}

// Nothing that could be an article's own follows: a reader's comment, or a second part, is longer.
bool is_form(std::vector<Block>::const_iterator begin, std::vector<Block>::const_iterator end) {
  return std::all_of(begin, end, [](const Block& block) {
    return block.text.size() <= longest_label || is_boilerplate(block.text);
  });
}

bool is_dropped(const Block& block) {
  return block.kind != BlockKind::code && block.kind != BlockKind::table && !block.spoiler &&
         is_boilerplate(block.text);
}

void drop_from_foot(std::vector<Block>& blocks) {
  while (!blocks.empty() && is_dropped(blocks.back())) blocks.pop_back();
}

void drop_foot(std::vector<Block>& blocks) {
  const auto form = std::ranges::find_if(blocks, is_form_heading);
  if (form != blocks.end() && is_form(form, blocks.end())) blocks.erase(form, blocks.end());
  drop_from_foot(blocks);
  const auto list = std::ranges::find_if(blocks, is_list_heading);
  if (list != blocks.end() && is_list(list, blocks.end())) blocks.erase(list, blocks.end());
  drop_from_foot(blocks);
}

// The lines of dates and places an article begins with stand near its top.
void drop_from_head(std::vector<Block>& blocks) {
  constexpr std::size_t furthest = 5;
  constexpr std::size_t longest_title = 80;
  std::size_t kept = 0;
  std::size_t read = 0;
  for (; read < blocks.size() && kept < furthest; ++read) {
    Block& block = blocks[read];
    if (is_dropped(block)) continue;
    const bool above_the_text = block.kind == BlockKind::heading ||
                                (block.text.size() <= longest_title && !ends_a_sentence(block.text));
    if (!above_the_text) break;
    if (kept != read) blocks[kept] = std::move(block);
    ++kept;
  }
  blocks.erase(blocks.begin() + static_cast<std::ptrdiff_t>(kept),
               blocks.begin() + static_cast<std::ptrdiff_t>(read));
}

}  // namespace

bool is_boilerplate(std::string_view line) {
  if (line.size() > longest_line) return false;
  const std::string text = plain(line);
  // A line of dashes parts the text from what is not.
  if (text.empty()) return true;
  const auto begins = [&](std::string_view beginning) { return text.starts_with(beginning); };
  return std::ranges::find(whole_lines, std::string_view(text)) != whole_lines.end() ||
         std::ranges::find(form_headings, std::string_view(text)) != form_headings.end() ||
         std::ranges::any_of(beginnings, begins);
}

void drop_boilerplate(std::vector<Block>& blocks) {
  drop_foot(blocks);
  drop_from_head(blocks);
}

std::string_view without_boilerplate(std::string_view text) {
  std::vector<Block> lines;
  std::vector<std::size_t> ends;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    if (const std::string_view line = trimmed(text.substr(at, end - at)); !line.empty()) {
      lines.push_back({BlockKind::heading, std::string(line)});
      ends.push_back(end);
    }
    at = end + 1;
  }
  drop_foot(lines);
  const std::size_t kept = lines.size();
  return kept == 0 ? std::string_view{} : text.substr(0, ends[kept - 1]);
}

}  // namespace rosebud::indexer
