#include <array>

#include "bench/people.hh"

namespace rosebud::bench {
namespace {

constexpr auto english_given = std::to_array<std::string_view>({
    "Ada",    "Alfred",  "Alice",  "Arthur",  "Barbara",  "Benjamin", "Carol",  "Charles", "Clara",
    "Daniel", "Dorothy", "Edward", "Eleanor", "Florence", "Frank",    "George", "Grace",   "Harold",
    "Helen",  "Henry",   "Ida",    "Jack",    "Jane",     "Joan",     "Laura",  "Leonard", "Margaret",
    "Martin", "Nora",    "Oliver", "Paul",    "Rose",     "Ruth",     "Samuel",
});

constexpr auto english_surnames = std::to_array<std::string_view>({
    "Abbott",  "Archer",   "Baker",  "Barlow",   "Bishop", "Brooks",  "Carver",   "Chapman",  "Cole",
    "Cooper",  "Dawson",   "Drake",  "Ellis",    "Fisher", "Foster",  "Gardner",  "Gibson",   "Hale",
    "Harper",  "Holloway", "Hudson", "Ingram",   "Keller", "Lambert", "Marsh",    "Mercer",   "Norris",
    "Osborne", "Palmer",   "Pearce", "Quinn",    "Reeves", "Sawyer",  "Shepherd", "Sinclair", "Thorne",
    "Turner",  "Vance",    "Walker", "Whitaker", "Wilder",
});

constexpr auto french_given = std::to_array<std::string_view>({
    "Adèle",  "Agnès",   "Alain",  "Amélie",   "André",    "Anne",   "Antoine",  "Béatrice", "Camille",
    "Cécile", "Chantal", "Claire", "Denis",    "Édith",    "Élise",  "Émile",    "Étienne",  "François",
    "Gérard", "Hélène",  "Henri",  "Jacques",  "Jean-Luc", "Jeanne", "Juliette", "Léa",      "Léon",
    "Louis",  "Lucie",   "Marcel", "Mathilde", "Noémie",   "René",   "Sylvie",
});

constexpr auto french_surnames = std::to_array<std::string_view>({
    "Arnaud",    "Aubert",      "Barbier", "Beaumont",  "Bertrand",  "Blanchard", "Boucher", "Carpentier",
    "Chevalier", "Clément",     "Colin",   "Delacroix", "Deschamps", "Dubois",    "Dupuis",  "Faure",
    "Fontaine",  "Fournier",    "Garnier", "Gauthier",  "Girard",    "Lacombe",   "Lefèvre", "Lemaître",
    "Marchand",  "Mercier",     "Moreau",  "Morel",     "Noël",      "Perrin",    "Renaud",  "Rivière",
    "Rousseau",  "Saint-Clair", "Tessier", "Thibault",  "Vallée",    "Vasseur",   "Verdier", "Vidal",
});

constexpr auto spanish_given = std::to_array<std::string_view>({
    "Alejandro", "Ana",     "Andrés",   "Beatriz", "Carlos", "Carmen",    "Cecilia", "Diego",  "Elena",
    "Emilio",    "Esteban", "Fernando", "Gabriel", "Gloria", "Guillermo", "Inés",    "Isabel", "Javier",
    "Joaquín",   "José",    "Juan",     "Julia",   "Lucía",  "Luis",      "Manuel",  "Marta",  "Miguel",
    "Mónica",    "Pablo",   "Pilar",    "Ramón",   "Rosa",   "Sofía",     "Tomás",
});

constexpr auto spanish_surnames = std::to_array<std::string_view>({
    "Aguilar", "Álvarez",  "Arroyo",    "Benítez", "Blanco",   "Cabrera",  "Calderón", "Castillo",
    "Cortés",  "Delgado",  "Domínguez", "Escobar", "Espinosa", "Figueroa", "Fuentes",  "Gallego",
    "Gómez",   "Guerrero", "Herrera",   "Ibáñez",  "Jiménez",  "Lozano",   "Márquez",  "Medina",
    "Molina",  "Muñoz",    "Navarro",   "Núñez",   "Ortega",   "Peña",     "Quintana", "Ramírez",
    "Ríos",    "Romero",   "Salazar",   "Serrano", "Soto",     "Valdés",   "Vargas",   "Zamora",
});

constexpr auto german_given = std::to_array<std::string_view>({
    "Albert",   "Anna",   "Anton",   "Astrid", "Bernd",     "Brigitte", "Christa", "Dieter",  "Doris",
    "Elsa",     "Emma",   "Ernst",   "Frieda", "Friedrich", "Gerda",    "Greta",   "Günther", "Hannah",
    "Heinrich", "Helga",  "Hermann", "Ilse",   "Jürgen",    "Karl",     "Katrin",  "Käthe",   "Klaus",
    "Lotte",    "Ludwig", "Monika",  "Otto",   "Petra",     "Rainer",   "Ursula",
});

constexpr auto german_surnames = std::to_array<std::string_view>({
    "Adler",     "Albrecht", "Baumann",  "Becker",    "Böhm",   "Brandt", "Dietrich", "Eberhardt",
    "Engel",     "Falk",     "Fischer",  "Friedmann", "Fuchs",  "Graf",   "Hartmann", "Heinemann",
    "Hofmann",   "Jäger",    "Kaiser",   "Köhler",    "Krüger", "Lang",   "Lindner",  "Lorenz",
    "Möller",    "Neumann",  "Pfeiffer", "Richter",   "Ritter", "Roth",   "Sauer",    "Schäfer",
    "Schreiber", "Schröder", "Stein",    "Vogel",     "Wagner", "Weber",  "Winkler",  "Zimmermann",
});

constexpr auto italian_given = std::to_array<std::string_view>({
    "Alba",     "Alberto",  "Alessandra", "Angela",    "Antonio",  "Bianca",    "Bruno",
    "Carla",    "Caterina", "Cesare",     "Chiara",    "Dario",    "Donatella", "Elio",
    "Enzo",     "Fabio",    "Federica",   "Francesca", "Giacomo",  "Gianni",    "Giulia",
    "Giuseppe", "Lorenzo",  "Luca",       "Lucrezia",  "Marcello", "Mario",     "Nicola",
    "Paola",    "Pietro",   "Rosalba",    "Silvana",   "Valeria",  "Vittorio",
});

constexpr auto italian_surnames = std::to_array<std::string_view>({
    "Amato",    "Barbieri", "Battaglia", "Bellini",    "Benedetti",  "Bruni",   "Caruso",   "Colombo",
    "Conti",    "Costa",    "DeLuca",    "Donati",     "Esposito",   "Fabbri",  "Farina",   "Ferrante",
    "Ferrari",  "Fiore",    "Gallo",     "Gentile",    "Giordano",   "Greco",   "Grimaldi", "Leone",
    "Lombardi", "Mancini",  "Marchetti", "Marino",     "Martinelli", "Messina", "Monti",    "Moretti",
    "Neri",     "Orlando",  "Palumbo",   "Pellegrini", "Ricci",      "Rinaldi", "Santoro",  "Vitale",
});

constexpr auto japanese_given = std::to_array<std::string_view>({
    "Aiko",    "Akira",   "Asuka",   "Ayumi",   "Chieko", "Daisuke", "Emi",   "Eriko",  "Fumiko",
    "Goro",    "Haruka",  "Hiroshi", "Isamu",   "Jiro",   "Junko",   "Kaori", "Kazuo",  "Keiko",
    "Kenji",   "Kōji",    "Makoto",  "Mariko",  "Masaki", "Michiko", "Naoko", "Noboru", "Rie",
    "Ryūsuke", "Sachiko", "Shinji",  "Takeshi", "Tomoko", "Yōko",    "Yūji",
});

constexpr auto japanese_surnames = std::to_array<std::string_view>({
    "Abe",      "Aoki",      "Arai",      "Endō",   "Fujita",  "Fukuda",  "Hashimoto", "Hayashi",
    "Honda",    "Igarashi",  "Imai",      "Inoue",  "Ishii",   "Iwasaki", "Kaneko",    "Katō",
    "Kimura",   "Kobayashi", "Kondō",     "Maeda",  "Matsuda", "Miura",   "Morita",    "Nagai",
    "Nakagawa", "Nishimura", "Ogawa",     "Okada",  "Ōno",     "Saitō",   "Sakamoto",  "Sasaki",
    "Shimizu",  "Sugiyama",  "Takahashi", "Tanaka", "Uchida",  "Ueno",    "Watanabe",  "Yamashita",
});

constexpr auto nordic_given = std::to_array<std::string_view>({
    "Aino",   "Anders", "Astrid", "Bengt", "Birgit",  "Björn",  "Bo",    "Dagmar", "Eero",
    "Einar",  "Elin",   "Erik",   "Freja", "Gösta",   "Gunnar", "Hanne", "Håkan",  "Helvi",
    "Ingrid", "Jens",   "Jørgen", "Kaisa", "Kerstin", "Lars",   "Lise",  "Maj",    "Mats",
    "Mikael", "Niels",  "Oskar",  "Signe", "Solveig", "Søren",  "Tove",
});

constexpr auto nordic_surnames = std::to_array<std::string_view>({
    "Ahlgren", "Andersen",   "Berg",      "Bergström",   "Björk",     "Blom",      "Dahl",        "Ekström",
    "Eriksen", "Falkenberg", "Forsberg",  "Gustafsson",  "Haugen",    "Hedlund",   "Heikkinen",   "Holm",
    "Jansson", "Jørgensen",  "Kallio",    "Karlsson",    "Korhonen",  "Lindqvist", "Lund",        "Mäkinen",
    "Nilsson", "Nyberg",     "Olsen",     "Öberg",       "Rasmussen", "Sandberg",  "Sjöström",    "Söderlund",
    "Solberg", "Strand",     "Sundström", "Thorvaldsen", "Virtanen",  "Wahlström", "Westergaard", "Åkerman",
});

constexpr auto slavic_given = std::to_array<std::string_view>({
    "Agnieszka", "Aleksander", "Andrzej", "Bohdan", "Bożena",   "Danuta",   "Dmitri",  "Elżbieta", "Ewa",
    "Galina",    "Grzegorz",   "Halina",  "Ivan",   "Jadwiga",  "Jana",     "Jiří",    "Kateřina", "Krystyna",
    "Ludmila",   "Marek",      "Milena",  "Miloš",  "Nadia",    "Natalia",  "Nikolai", "Olga",     "Pavel",
    "Sergei",    "Stanisław",  "Tatiana", "Vera",   "Vladimir", "Wojciech", "Zofia",
});

constexpr auto slavic_surnames = std::to_array<std::string_view>({
    "Baranov", "Bartoszek", "Belov",  "Čapek",  "Černý",   "Dąbrowski", "Dvořák",   "Fedorov",
    "Filipov", "Górski",    "Havel",  "Hrabal", "Ivanova", "Jankowski", "Kadlec",   "Kamiński",
    "Karpov",  "Kowalczyk", "Kozlov", "Krejčí", "Lebedev", "Łukasik",   "Markov",   "Mazur",
    "Morozov", "Nowak",     "Orlov",  "Pavlík", "Petrov",  "Pospíšil",  "Sadowski", "Smirnova",
    "Sokolov", "Šimek",     "Tichý",  "Urban",  "Volkov",  "Wójcik",    "Zając",    "Zelenka",
});

constexpr auto chinese_given = std::to_array<std::string_view>({
    "Ah-Ming", "Bao",  "Chen", "Chun", "Dan", "Fang", "Fei", "Guang", "Hai",  "Hong", "Hua",  "Hui",
    "Jia",     "Jian", "Jing", "Jun",  "Kai", "Lan",  "Lei", "Li",    "Mei",  "Min",  "Ning", "Ping",
    "Qing",    "Rong", "Shan", "Tao",  "Wei", "Xia",  "Xin", "Yan",   "Ying", "Zhen",
});

constexpr auto chinese_surnames = std::to_array<std::string_view>({
    "Bai",  "Cai",  "Cao",   "Chang", "Cheng", "Deng", "Ding", "Du",   "Fan",   "Feng",
    "Gao",  "Gong", "Gu",    "Guo",   "Han",   "He",   "Hou",  "Hu",   "Huang", "Jiang",
    "Kong", "Lai",  "Liang", "Liao",  "Lin",   "Liu",  "Lu",   "Luo",  "Ma",    "Meng",
    "Pan",  "Peng", "Qian",  "Shao",  "Shen",  "Song", "Sun",  "Tang", "Tian",  "Xu",
});

constexpr auto indian_given = std::to_array<std::string_view>({
    "Aditi",  "Ajay",   "Amit",    "Anand", "Anjali", "Aparna", "Arun",    "Asha",  "Bimal",
    "Chitra", "Deepa",  "Dev",     "Gita",  "Gopal",  "Indira", "Jaya",    "Kamal", "Kavita",
    "Lalita", "Leela",  "Madhuri", "Mani",  "Meera",  "Mohan",  "Nandita", "Prem",  "Radha",
    "Raj",    "Ritwik", "Sarita",  "Shyam", "Sunil",  "Uma",    "Vijay",
});

constexpr auto indian_surnames = std::to_array<std::string_view>({
    "Acharya", "Bajaj",     "Banerjee", "Basu",    "Bhatt",    "Bose",   "Chandra", "Chatterjee",
    "Chopra",  "Das",       "Desai",    "Dutta",   "Gandhi",   "Ghosh",  "Gupta",   "Iyer",
    "Joshi",   "Kapoor",    "Kaul",     "Khanna",  "Kulkarni", "Mathur", "Mehta",   "Menon",
    "Mishra",  "Mukherjee", "Nair",     "Narayan", "Pandit",   "Patel",  "Patil",   "Rao",
    "Roy",     "Saxena",    "Sen",      "Sharma",  "Shetty",   "Sinha",  "Trivedi", "Varma",
});

constexpr auto lists = std::to_array<NameList>({
    {english_given, english_surnames},
    {french_given, french_surnames},
    {spanish_given, spanish_surnames},
    {german_given, german_surnames},
    {italian_given, italian_surnames},
    {japanese_given, japanese_surnames},
    {nordic_given, nordic_surnames},
    {slavic_given, slavic_surnames},
    {chinese_given, chinese_surnames},
    {indian_given, indian_surnames},
});

}  // namespace

std::span<const NameList> name_lists() {
  return lists;
}

}  // namespace rosebud::bench
