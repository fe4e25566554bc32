#include "catalogue/field.hh"

#include <algorithm>
#include <string>

#include "catalogue/ascii.hh"
#include "catalogue/fold.hh"

namespace rosebud {
namespace {

constexpr std::size_t field_count = static_cast<std::size_t>(FieldId::text) + 1;

// Prefixes: S, A, K, D, L and Y are Omega's (docs/termprefixes.rst of Xapian); the rest are its X… user
// prefixes. Slots below 10 belong to the store (store/slots.hh).
constexpr std::array<Field, field_count> table{{
    {FieldId::title,
     "title",
     FieldKind::name,
     "S",
     10,
     10,
     false,
     {"title", "linktitle", "headline", "titel", "titre", "titulo", "titolo", "tytul", "タイトル", "제목",
      "标题", "название"},
     "The article's title",
     "title:memories"},
    {FieldId::work,
     "work",
     FieldKind::name,
     "XWORK",
     11,
     8,
     false,
     {"work",       "film",         "movie",      "episodetitle", "episode",  "filmtitle",
      "movietitle", "itemreviewed", "filmtitel",  "moviename",    "filmname", "anime",
      "book",       "tvshow",       "tvseries",   "game",         "album",    "booktitle",
      "gametitle",  "albumname",    "albumtitle", "show"},
     "The film or episode the article is about",
     "work:\"magnetic rose\""},
    {FieldId::other_title,
     "other_title",
     FieldKind::name,
     "XALT",
     12,
     6,
     false,
     {"othertitle",
      "othertitles",
      "originaltitle",
      "alternatetitle",
      "alternatetitles",
      "alternatename",
      "aka",
      "synonyms",
      "jptitle",
      "titlejapanese",
      "titleromaji",
      "titleenglish",
      "originalname",
      "series",
      "alternativetitle",
      "alternativetitles",
      "alternativeheadline",
      "alternatenames",
      "englishtitle",
      "japanesetitle",
      "nativetitle",
      "titlenative",
      "titlees",
      "titleja",
      "titleen",
      "romaji",
      "alsoknownas",
      "originaltitel",
      "titreoriginal",
      "titulooriginal",
      "titolooriginale",
      "tytuloryginalny",
      "оригинальноеназвание",
      "原題",
      "邦題"},
     "The work's title in another language, or its series",
     "other_title:千と千尋の神隠し"},
    {FieldId::director,
     "director",
     FieldKind::name,
     "XDIR",
     13,
     4,
     true,
     {"director",     "directors",     "directedby",   "direction",   "codirector", "codirectors",
      "filmdirector", "filmdirectors", "regisseur",    "regisseurin", "regisseure", "regie",
      "realisateur",  "realisatrice",  "realisateurs", "realisation", "realisepar", "directora",
      "directores",   "direccion",     "dirigidapor",  "dirigidopor", "regia",      "regista",
      "registi",      "diretor",       "diretora",     "direcao",     "realizador", "realizacao",
      "regissor",     "regi",          "rezyser",      "rezyseria",   "режиссер",   "instruktor",
      "監督",         "导演",          "導演",         "감독"},
     "Who directed the work",
     "director:\"satoshi kon\""},
    {FieldId::writer,
     "writer",
     FieldKind::name,
     "XWRI",
     14,
     4,
     true,
     {"writer",        "writers",       "writtenby",     "screenplay",      "screenplayby",
      "screenwriter",  "screenwriters", "script",        "scriptby",        "scriptwriter",
      "scriptwriters", "drehbuch",      "drehbuchautor", "drehbuchautorin", "drehbuchautoren",
      "scenario",      "scenariste",    "scenaristes",   "guion",           "guionista",
      "guionistas",    "sceneggiatura", "sceneggiatore", "sceneggiatori",   "roteiro",
      "roteirista",    "scenariusz",    "scenarzysta",   "manus",           "manuskript",
      "bookauthor",    "bookauthors",   "сценарий",      "сценарист",       "脚本",
      "编剧",          "編劇",          "각본"},
     "Who wrote the work's screenplay",
     "writer:otomo"},
    {FieldId::year,
     "year",
     FieldKind::number,
     "Y",
     15,
     2,
     true,
     {"year",
      "years",
      "released",
      "releasedate",
      "releaseyear",
      "usrelease",
      "filmyear",
      "movieyear",
      "yearreleased",
      "yearofrelease",
      "releaseyears",
      "productionyear",
      "firstreleased",
      "premiered",
      "premiere",
      "airdate",
      "aired",
      "firstaired",
      "ar",
      "release",
      "yearpublished",
      "publicationyear",
      "originallypublished",
      "rokprodukcji",
      "jahr",
      "erscheinungsjahr",
      "produktionsjahr",
      "annee",
      "anneedesortie",
      "ano",
      "anno",
      "annodiuscita",
      "jaar",
      "rok",
      "год",
      "年",
      "公開年",
      "制作年",
      "製作年",
      "年份"},
     "The year of the work, never of the review",
     "year:1990..1999"},
    {FieldId::cast,
     "cast",
     FieldKind::name,
     "XCAST",
     16,
     2,
     true,
     {"cast",         "actor",     "actors",      "actress",    "actresses",    "starring",   "performers",
      "voices",       "voicecast", "castmembers", "performer",  "schauspieler", "darsteller", "besetzung",
      "acteurs",      "reparto",   "interpretes", "interpreti", "elenco",       "attori",     "atores",
      "出演",         "出演者",    "キャスト",    "主演",       "배우",         "obsada",     "skadespelare",
      "skuespillere", "вролях",    "актеры"},
     "Who appears in the work, or lends a voice",
     "cast:\"peter lorre\""},
    {FieldId::composer,
     "composer",
     FieldKind::name,
     "XCOMP",
     17,
     2,
     true,
     {"composer", "composers", "music", "musicby", "scoreby", "originalmusic", "komponist", "komponistin",
      "musik", "compositeur", "compositrice", "musique", "compositor", "compositora", "compositore", "musica",
      "音楽", "композитор"},
     "Who wrote the music",
     "composer:\"yoko kanno\""},
    {FieldId::original_author,
     "original_author",
     FieldKind::name,
     "XORIG",
     18,
     2,
     true,
     {"originalauthor", "originalauthors", "basedonby", "novelby", "sourceauthor", "novelist", "mangaka",
      "mangaby", "storyby", "originalstoryby", "originalautor", "原作者"},
     "Who wrote what the work is based on",
     "original_author:lem"},
    {FieldId::studio,
     "studio",
     FieldKind::keyword,
     "XSTUDIO",
     19,
     1,
     true,
     {"studio", "studios", "production", "productioncompany", "distributor", "network", "productioncompanies",
      "animationstudio", "produktionsfirma", "制作会社", "スタジオ"},
     "Who produced the work",
     "studio:madhouse"},
    {FieldId::genre,
     "genre",
     FieldKind::keyword,
     "XGENRE",
     20,
     1,
     true,
     {"genre", "genres", "genren", "genero", "generos", "genere", "generi", "gatunek", "ジャンル", "장르",
      "类型", "жанр", "жанры"},
     "What sort of work it is",
     "genre:horror"},
    {FieldId::country,
     "country",
     FieldKind::keyword,
     "XCOUNTRY",
     21,
     1,
     true,
     {"country", "countries", "countryoforigin", "land", "produktionsland", "pays", "paysdorigine", "pais",
      "paises", "paese", "paesi", "制作国", "製作国", "kraj", "страна"},
     "Where the work was made",
     "country:japan"},
    {FieldId::tag,
     "tag",
     FieldKind::keyword,
     "K",
     22,
     2,
     true,
     {"tag",       "tags",        "category",     "categories", "keyword",    "keywords", "letterboxdtags",
      "topics",    "schlagworte", "schlagworter", "kategorie",  "kategorien", "motscles", "etiquetas",
      "categoria", "categorias",  "categorie",    "タグ",       "カテゴリー", "tagi",     "kategoria",
      "теги"},
     "The site's own tags and categories",
     "tag:anthology"},
    {FieldId::reviewer,
     "reviewer",
     FieldKind::name,
     "A",
     23,
     1,
     true,
     {"reviewer", "reviewers", "author", "authors", "byline", "reviewedby", "critic", "autor", "autorin",
      "auteur", "autrice", "autore", "評者", "primaryauthor"},
     "Who wrote the article",
     "reviewer:kael"},
    {FieldId::rating,
     "rating",
     FieldKind::number,
     "XRATING",
     24,
     0,
     false,
     {"rating",        "grade",        "stars",          "starrating", "myrating",    "reviewrating",
      "score",         "rate",         "verdict",        "bewertung",  "wertung",     "punkte",
      "note",          "nota",         "voto",           "puntuacion", "valutazione", "評価",
      "평점",          "myscore",      "personalrating", "ourrating",  "ourscore",    "finalscore",
      "overallrating", "overallscore", "ocena",          "оценка",     "评分",        "評分",
      "betyg",         "beoordeling",  "cijfer",         "karakter",   "avaliacao"},
     "The reviewer's verdict, from 0 to 100 beside what was written",
     "--sort rating"},
    {FieldId::date,
     "date",
     FieldKind::date,
     "D",
     25,
     0,
     false,
     {"date",         "pubdate",    "publishdate",   "published",  "datepublished", "watcheddate",
      "watched",      "reviewed",   "reviewdate",    "created",    "watchedon",     "datewatched",
      "lastwatched",  "reviewedon", "dateadded",     "datum",      "gesehen",       "fecha",
      "日付",         "viewed",     "viewingdate",   "dateviewed", "dateread",      "readdate",
      "datefinished", "finished",   "datecompleted", "completed",  "просмотрено",   "鑑賞日"},
     "When the article was published",
     "--sort date"},
    {FieldId::language,
     "language",
     FieldKind::keyword,
     "L",
     26,
     0,
     true,
     {"lang", "language", "locale", "inlanguage"},
     "The article's language, as a two-letter code",
     "language:fr"},
    {FieldId::heading, "heading", FieldKind::text, "", 0, 2, false, {}, "The article's headings", ""},
    {FieldId::text, "text", FieldKind::text, "", 0, 1, false, {}, "The article's text", ""},
}};

constexpr bool in_order() {
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (static_cast<std::size_t>(table[i].id) != i) return false;
  }
  return true;
}

constexpr bool slots_and_prefixes_are_unique() {
  for (std::size_t i = 0; i < table.size(); ++i) {
    for (std::size_t j = i + 1; j < table.size(); ++j) {
      if (table[i].slot != 0 && table[i].slot == table[j].slot) return false;
      if (!table[i].prefix.empty() && table[i].prefix == table[j].prefix) return false;
      if (table[i].name == table[j].name) return false;
    }
  }
  return true;
}

constexpr bool facets_have_slots() {
  return std::ranges::all_of(table,
                             [](const Field& f) { return !f.facet || (f.slot >= 10 && !f.prefix.empty()); });
}

static_assert(in_order(), "the rows of the field table follow FieldId");
static_assert(slots_and_prefixes_are_unique(), "no two fields share a slot, a prefix or a name");
static_assert(facets_have_slots(), "a facet needs a value slot to count and a prefix to refine by");

}  // namespace

std::span<const Field> fields() {
  return table;
}

const Field& field(FieldId id) {
  return table[static_cast<std::size_t>(id)];
}

std::optional<FieldId> field_named(std::string_view name) {
  const auto row = std::ranges::find(table, name, &Field::name);
  if (row == table.end()) return std::nullopt;
  return row->id;
}

std::optional<FieldId> field_of_key(std::string_view key) {
  const std::string wanted = normalised_key(key);
  if (wanted.empty()) return std::nullopt;
  for (const Field& row : table) {
    for (const std::string_view known : row.keys) {
      if (known == wanted) return row.id;
      if (known.empty()) break;
    }
  }
  return std::nullopt;
}

std::string normalised_key(std::string_view key) {
  std::string result;
  for (const char c : key) {
    if (c == ' ' || c == '-' || c == '_' || c == '.') continue;
    result += to_lower(c);
  }
  // Folding is for the few keys that are not ASCII: "Réalisateur", "監督".
  return is_ascii(result) ? result : fold(result);
}

bool holds_people(const Field& field) {
  switch (field.id) {
    case FieldId::director:
    case FieldId::writer:
    case FieldId::cast:
    case FieldId::composer:
    case FieldId::original_author:
    case FieldId::reviewer:
      return true;
    default:
      return field.id >= FieldId::first_declared && field.kind == FieldKind::name;
  }
}

bool can_be_counted(const Field& field) {
  switch (field.id) {
    case FieldId::work:
    case FieldId::other_title:
    case FieldId::rating:
    case FieldId::date:
      return true;
    default:
      return field.facet;
  }
}

std::string_view kind_name(FieldKind kind) {
  switch (kind) {
    case FieldKind::text:
      return "text";
    case FieldKind::name:
      return "name";
    case FieldKind::keyword:
      return "keyword";
    case FieldKind::number:
      return "number";
    case FieldKind::date:
      return "date";
  }
  return "";
}

}  // namespace rosebud
