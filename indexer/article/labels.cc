#include "indexer/article/labels.hh"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "catalogue/fold.hh"
#include "indexer/article/clean_text.hh"

namespace rosebud::indexer {
namespace {

struct Row {
  FieldId field;
  bool sure;
  std::string_view words;  // folded, separated by commas
};

constexpr auto rows = std::to_array<Row>({
    {FieldId::director, true,
     "director,directors,director(s),directed by,film director,co-director,co-directors,"
     "regie,regisseur,regisseure,regisseurin,regisseur(e),"
     "realisateur,realisatrice,realisateurs,realisation,realise par,"
     "directora,directores,dirigida por,dirigido por,regia,regia di,regista,registi,diretto da,"
     "diretor,diretora,diretores,direcao,realizador,realizacao,realizado por,"
     "regi,regissor,rezyseria,rezyser,rezie,reziser,ohjaus,ohjaaja,rendezo,rendezte,yonetmen,regizor,"
     "режиссер,режиссёр,σκηνοθεσια,監督,監督名,导演,導演,감독"},
    {FieldId::director, false, "direction,direccion,dir,dir.,instruktion"},
    {FieldId::writer, true,
     "writer,writers,writer(s),written by,screenplay,screenplay "
     "by,screenwriter,screenwriters,scriptwriter,script by,"
     "drehbuch,drehbuchautor,drehbuchautoren,drehbuchautorin,"
     "scenario,scenariste,scenaristes,guion,guionista,guionistas,"
     "sceneggiatura,sceneggiatura di,sceneggiatore,sceneggiatori,roteiro,roteirista,roteiristas,"
     "scenariusz,scenar,senaryo,forgatokonyv,kasikirjoitus,сценарий,сценарист,σεναριο,脚本,编剧,編劇,각본"},
    {FieldId::writer, false, "script,buch,manus,manuskript,argumento,ecrit par"},
    {FieldId::year, true,
     "year,release year,year of release,year released,release date,production "
     "year,erscheinungsjahr,produktionsjahr,"
     "jahr,annee,annee de sortie,annee de production,date de sortie,ano,ano de estreno,fecha de estreno,anno,"
     "anno di uscita,data di uscita,jaar,rok produkcji,год,год выпуска,制作年,製作年,公開年,年份"},
    {FieldId::year, false, "released,release,sortie,rok,ar,年,公開,公開日"},
    {FieldId::cast, true,
     "cast,starring,actors,actor,actresses,voice cast,darsteller,schauspieler,besetzung,acteurs,acteurs "
     "principaux,"
     "reparto,interpretes,elenco,interpreti,attori,atores,skadespelare,obsada,в "
     "ролях,出演,出演者,キャスト,主演,출연,актеры,актёры"},
    {FieldId::cast, false, "stars,distribution,avec,mit,con,with,voices"},
    {FieldId::composer, true,
     "music by,composer,composers,original music,komponist,compositeur,compositor,compositore,композитор"},
    {FieldId::composer, false, "music,musik,musique,musica,muzyka,музыка,音楽"},
    {FieldId::original_author, true, "original author,based on the novel by,novel by,story by,原作者"},
    {FieldId::studio, true,
     "studio,studios,animation studio,production company,production companies,produktionsfirma,"
     "アニメーション制作,制作会社"},
    {FieldId::genre, true, "genre,genres,genero,generos,genere,generi,gatunek,ジャンル,жанр,장르"},
    {FieldId::country, true,
     "country,countries,country of origin,produktionsland,pays,pays d'origine,pais,pais de "
     "origen,paese,nazione,"
     "制作国,製作国,страна,kraj,kraj produkcji"},
    {FieldId::country, false, "land,origin,origine"},
    {FieldId::other_title, true,
     "original title,originaltitel,tytul oryginalny,оригинальное название,titre original,titulo "
     "original,titolo originale,original "
     "name,original-name,"
     "japanese title,alternative title,alternative titles,also known as,原題"},
    {FieldId::rating, true,
     "rating,my rating,our rating,score,my score,our score,final score,overall score,grade,my grade,verdict,"
     "bewertung,wertung,meine bewertung,note,ma "
     "note,nota,"
     "puntuacion,valutazione,voto,mi nota,il mio voto,ocena,moja ocena,оценка,моя "
     "оценка,評価,自分の評価,评分"},
    {FieldId::tag, true, "tags,keywords,schlagworter,schlagworte,mots-cles,etiquetas,タグ"},
    {FieldId::reviewer, true, "reviewed by,review by,reviewer"},
});

using Table = std::unordered_map<std::string_view, Label>;

const Table& table() {
  static const Table labels = [] {
    Table result;
    for (const Row& row : rows) {
      for (std::string_view rest = row.words; !rest.empty();) {
        const std::string_view word = rest.substr(0, rest.find(','));
        rest.remove_prefix(std::min(rest.size(), word.size() + 1));
        result.emplace(word, Label{row.field, row.sure});
      }
    }
    return result;
  }();
  return labels;
}

}  // namespace

std::optional<Label> label_named(std::string_view written) {
  constexpr std::size_t longest = 40;
  if (written.size() > longest) return std::nullopt;
  const auto found = table().find(fold(collapsed(written)));
  if (found == table().end()) return std::nullopt;
  return found->second;
}

}  // namespace rosebud::indexer
