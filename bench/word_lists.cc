#include "bench/word_lists.hh"

#include <array>

namespace rosebud::bench {
namespace {

constexpr auto function_word_list = std::to_array<FunctionWord>({
    {"the", 60},      {"of", 30},       {"and", 28},      {"to", 25},       {"a", 24},
    {"in", 20},       {"is", 13},       {"it", 10.5},     {"that", 10.5},   {"for", 8.5},
    {"with", 7.5},    {"as", 7},        {"this", 6},      {"he", 6},        {"on", 6},
    {"was", 6},       {"i", 6},         {"but", 5.5},     {"his", 5},       {"by", 5},
    {"be", 5},        {"not", 5},       {"are", 4.5},     {"from", 4.2},    {"at", 4.2},
    {"an", 3.7},      {"have", 3.5},    {"who", 3},       {"its", 3},       {"one", 3},
    {"they", 3},      {"has", 3},       {"her", 3},       {"which", 3},     {"or", 3},
    {"you", 3},       {"all", 2.5},     {"their", 2.5},   {"more", 2.2},    {"so", 2.2},
    {"there", 2.2},   {"we", 2.2},      {"what", 2},      {"when", 2},      {"out", 2},
    {"about", 2},     {"she", 2},       {"had", 1.8},     {"him", 1.8},     {"up", 1.8},
    {"into", 1.8},    {"if", 1.8},      {"can", 1.8},     {"no", 1.8},      {"than", 1.7},
    {"like", 1.7},    {"some", 1.6},    {"would", 1.5},   {"only", 1.5},    {"them", 1.4},
    {"my", 1.3},      {"were", 1.3},    {"will", 1.3},    {"just", 1.3},    {"most", 1.2},
    {"even", 1.2},    {"been", 1.2},    {"me", 1.2},      {"do", 1.1},      {"how", 1.1},
    {"other", 1.1},   {"two", 1},       {"then", 1},      {"because", 0.9}, {"over", 0.9},
    {"first", 0.9},   {"does", 0.8},    {"while", 0.8},   {"also", 0.8},    {"through", 0.8},
    {"after", 0.8},   {"where", 0.8},   {"these", 0.8},   {"too", 0.8},     {"could", 0.8},
    {"never", 0.7},   {"us", 0.7},      {"any", 0.7},     {"very", 0.7},    {"much", 0.7},
    {"now", 0.7},     {"off", 0.6},     {"down", 0.6},    {"those", 0.6},   {"such", 0.6},
    {"before", 0.6},  {"still", 0.6},   {"here", 0.6},    {"well", 0.6},    {"back", 0.6},
    {"our", 0.6},     {"your", 0.6},    {"should", 0.5},  {"may", 0.5},     {"own", 0.5},
    {"though", 0.5},  {"every", 0.5},   {"another", 0.5}, {"many", 0.5},    {"both", 0.4},
    {"each", 0.4},    {"between", 0.4}, {"against", 0.4}, {"without", 0.4}, {"same", 0.4},
    {"away", 0.4},    {"again", 0.4},   {"ever", 0.4},    {"around", 0.4},  {"something", 0.4},
    {"might", 0.4},   {"once", 0.3},    {"under", 0.3},   {"until", 0.3},   {"nothing", 0.3},
    {"himself", 0.3}, {"almost", 0.3},  {"always", 0.3},  {"yet", 0.3},     {"few", 0.3},
    {"three", 0.3},   {"perhaps", 0.2}, {"rather", 0.2},  {"less", 0.2},    {"itself", 0.2},
    {"whose", 0.2},   {"during", 0.2},  {"toward", 0.2},  {"upon", 0.2},    {"herself", 0.15},
});

using enum WordClass;

constexpr auto review_root_list = std::to_array<Root>({
    {"film", noun},         {"story", noun},       {"movie", noun},        {"scene", noun},
    {"character", noun},    {"play", verb},        {"look", verb},         {"director", noun},
    {"work", verb},         {"year", noun},        {"place", noun},        {"world", noun},
    {"moment", noun},       {"great", adjective},  {"seem", verb},         {"turn", verb},
    {"actor", noun},        {"camera", noun},      {"audience", noun},     {"picture", noun},
    {"young", adjective},   {"old", adjective},    {"want", verb},         {"end", verb},
    {"review", noun},       {"black", adjective},  {"script", noun},       {"plot", noun},
    {"open", verb},         {"show", verb},        {"night", noun},        {"light", noun},
    {"performance", noun},  {"voice", noun},       {"live", verb},         {"part", noun},
    {"image", noun},        {"sound", noun},       {"star", noun},         {"reveal", verb},
    {"idea", noun},         {"dark", adjective},   {"kill", verb},         {"love", verb},
    {"music", noun},        {"watch", verb},       {"real", adjective},    {"action", noun},
    {"shot", noun},         {"human", adjective},  {"point", noun},        {"hand", noun},
    {"face", noun},         {"murder", verb},      {"use", verb},          {"follow", verb},
    {"death", noun},        {"town", noun},        {"ask", verb},          {"city", noun},
    {"house", noun},        {"question", noun},    {"long", adjective},    {"small", adjective},
    {"comedy", noun},       {"white", adjective},  {"reason", noun},       {"name", noun},
    {"mother", noun},       {"father", noun},      {"visit", verb},        {"short", adjective},
    {"strange", adjective}, {"laugh", verb},       {"sister", noun},       {"brother", noun},
    {"family", noun},       {"war", noun},         {"studio", noun},       {"talk", verb},
    {"walk", verb},         {"train", noun},       {"friend", noun},       {"novel", noun},
    {"sequence", noun},     {"dream", verb},       {"memory", noun},       {"ghost", noun},
    {"mystery", noun},      {"clear", adjective},  {"detail", noun},       {"simple", adjective},
    {"quiet", adjective},   {"cold", adjective},   {"escape", verb},       {"discover", verb},
    {"deliver", verb},      {"direct", verb},      {"act", verb},          {"plan", verb},
    {"stop", verb},         {"create", verb},      {"colour", noun},       {"shadow", noun},
    {"window", noun},       {"door", noun},        {"street", noun},       {"room", noun},
    {"table", noun},        {"letter", noun},      {"song", noun},         {"dance", verb},
    {"joke", noun},         {"hero", noun},        {"villain", noun},      {"thriller", noun},
    {"ending", noun},       {"journey", noun},     {"marriage", noun},     {"secret", noun},
    {"silent", adjective},  {"crime", noun},       {"detective", noun},    {"killer", noun},
    {"monster", noun},      {"soldier", noun},     {"stranger", noun},     {"girl", noun},
    {"boy", noun},          {"officer", noun},     {"doctor", noun},       {"teacher", noun},
    {"artist", noun},       {"painter", noun},     {"dancer", noun},       {"sailor", noun},
    {"island", noun},       {"river", noun},       {"forest", noun},       {"mountain", noun},
    {"garden", noun},       {"ocean", noun},       {"harbor", noun},       {"bridge", noun},
    {"tower", noun},        {"castle", noun},      {"palace", noun},       {"prison", noun},
    {"hospital", noun},     {"school", noun},      {"church", noun},       {"theater", noun},
    {"hotel", noun},        {"station", noun},     {"airport", noun},      {"ship", noun},
    {"car", noun},          {"horse", noun},       {"dog", noun},          {"cat", noun},
    {"bird", noun},         {"flower", noun},      {"rose", noun},         {"tree", noun},
    {"stone", noun},        {"mirror", noun},      {"clock", noun},        {"lantern", noun},
    {"candle", noun},       {"machine", noun},     {"robot", noun},        {"planet", noun},
    {"rocket", noun},       {"moon", noun},        {"sun", noun},          {"summer", noun},
    {"winter", noun},       {"storm", noun},       {"fire", noun},         {"water", noun},
    {"snow", noun},         {"rain", noun},        {"wind", noun},         {"cloud", noun},
    {"believe", verb},      {"carry", verb},       {"chase", verb},        {"climb", verb},
    {"close", verb},        {"collect", verb},     {"connect", verb},      {"cook", verb},
    {"cry", verb},          {"decide", verb},      {"depend", verb},       {"describe", verb},
    {"desire", verb},       {"devour", verb},      {"drop", verb},         {"edit", verb},
    {"enter", verb},        {"examine", verb},     {"expect", verb},       {"explain", verb},
    {"explore", verb},      {"fail", verb},        {"fear", verb},         {"fill", verb},
    {"float", verb},        {"gather", verb},      {"glow", verb},         {"grab", verb},
    {"haunt", verb},        {"hope", verb},        {"hunt", verb},         {"hurry", verb},
    {"imagine", verb},      {"inspire", verb},     {"invent", verb},       {"join", verb},
    {"jump", verb},         {"kiss", verb},        {"learn", verb},        {"linger", verb},
    {"listen", verb},       {"marry", verb},       {"measure", verb},      {"move", verb},
    {"notice", verb},       {"offer", verb},       {"paint", verb},        {"pass", verb},
    {"plunge", verb},       {"pray", verb},        {"promise", verb},      {"protect", verb},
    {"pull", verb},         {"push", verb},        {"reach", verb},        {"remember", verb},
    {"repeat", verb},       {"rescue", verb},      {"return", verb},       {"save", verb},
    {"scream", verb},       {"search", verb},      {"serve", verb},        {"shape", verb},
    {"share", verb},        {"shout", verb},       {"slip", verb},         {"smile", verb},
    {"stare", verb},        {"struggle", verb},    {"suffer", verb},       {"surprise", verb},
    {"survive", verb},      {"suspect", verb},     {"threaten", verb},     {"touch", verb},
    {"travel", verb},       {"trust", verb},       {"vanish", verb},       {"wait", verb},
    {"wander", verb},       {"warn", verb},        {"whisper", verb},      {"wonder", verb},
    {"bright", adjective},  {"brief", adjective},  {"calm", adjective},    {"clever", adjective},
    {"cruel", adjective},   {"deep", adjective},   {"distant", adjective}, {"eager", adjective},
    {"empty", adjective},   {"faint", adjective},  {"famous", adjective},  {"fierce", adjective},
    {"final", adjective},   {"fond", adjective},   {"gentle", adjective},  {"grand", adjective},
    {"grim", adjective},    {"happy", adjective},  {"heavy", adjective},   {"honest", adjective},
    {"loud", adjective},    {"mad", adjective},    {"narrow", adjective},  {"noble", adjective},
    {"odd", adjective},     {"pale", adjective},   {"plain", adjective},   {"proud", adjective},
    {"pure", adjective},    {"quick", adjective},  {"rare", adjective},    {"rich", adjective},
    {"rough", adjective},   {"sad", adjective},    {"sharp", adjective},   {"sincere", adjective},
    {"slow", adjective},    {"smooth", adjective}, {"soft", adjective},    {"solemn", adjective},
    {"stern", adjective},   {"stiff", adjective},  {"strict", adjective},  {"strong", adjective},
    {"sudden", adjective},  {"sweet", adjective},  {"tender", adjective},  {"thick", adjective},
    {"tight", adjective},   {"vague", adjective},  {"vast", adjective},    {"vivid", adjective},
    {"warm", adjective},    {"weak", adjective},   {"wild", adjective},    {"wise", adjective},
});

constexpr auto genre_list = std::to_array<std::string_view>({
    "Drama",   "Comedy",    "Horror",      "Thriller", "Romance",         "Crime", "Mystery", "Adventure",
    "Fantasy", "Animation", "Documentary", "Musical",  "Western",         "War",   "Noir",    "Biography",
    "History", "Family",    "Sport",       "Silent",   "Science Fiction", "Short",
});

}  // namespace

std::span<const FunctionWord> function_words() {
  return function_word_list;
}

std::span<const Root> review_roots() {
  return review_root_list;
}

std::span<const std::string_view> genres() {
  return genre_list;
}

}  // namespace rosebud::bench
