package extract

import (
	"strings"
	"testing"
)

// TestRead_saysThatATextIsNotEnglish holds that nothing is read in other languages, names
// and numbers as they may be, and that the reading says so.
func TestRead_saysThatATextIsNotEnglish(t *testing.T) {
	for language, text := range map[string]string{
		"Russian":    "Экспорт Казахстана в Китай вырос в 2023 году на 10 процентов и достиг 15 млрд долларов. Россия остаётся крупнейшим торговым партнёром страны. По данным министерства, товарооборот двух стран удвоился.",
		"Chinese":    "2023年,哈萨克斯坦对中国的出口增长了10%,达到150亿美元。俄罗斯仍然是该国最大的贸易伙伴。据外交部介绍,两国贸易额翻了一番。",
		"French":     "En 2023, les exportations du Kenya vers la Chine ont augmenté de 10 pour cent pour atteindre 2 milliards de dollars. La France reste le principal partenaire commercial du pays, selon le ministère du Commerce.",
		"Turkish":    "Türkiye'nin Almanya'ya ihracatı 2023 yılında yüzde 10 artarak 20 milyar dolara ulaştı. Çin ise ülkenin en büyük tedarikçisi olmaya devam ediyor. Bakanlık, iki ülke arasındaki ticaretin iki katına çıktığını açıkladı.",
		"Spanish":    "Las exportaciones de Perú a China crecieron un 10 por ciento en 2023 y alcanzaron 20 mil millones de dólares. España sigue siendo el mayor inversor en el país, dijo el ministerio. México también vendió más.",
		"German":     "Die Ausfuhren Kenias nach China stiegen 2023 um 10 Prozent auf 2 Milliarden Dollar. Deutschland bleibt der größte Handelspartner des Landes, sagte der Minister. Die Russland-Sanktionen gelten weiter.",
		"Indonesian": "Ekspor Indonesia ke Jepang naik 10 persen pada tahun 2023 menjadi 20 miliar dolar. Malaysia tetap menjadi mitra dagang terbesar negara itu, kata kementerian perdagangan pada hari Senin.",
		"Arabic":     "ارتفعت صادرات مصر إلى تركيا بنسبة 10 في المئة في عام 2023 لتصل إلى 4 مليارات دولار. وتبقى الصين أكبر شريك تجاري للبلاد، بحسب الوزارة.",
	} {
		t.Run(language, func(t *testing.T) {
			r, err := Read(text, Options{Date: "2024-06-01"})
			if err != nil {
				t.Fatal(err)
			}
			if len(r.Claims) != 0 || r.Document.Language == "en" {
				t.Errorf("language %q, %d claims", r.Document.Language, len(r.Claims))
			}
			if len(r.Notes) == 0 || !strings.Contains(r.Notes[0].Text, "English") {
				t.Errorf("the reading does not say that the text is not English: %v", r.Notes)
			}
		})
	}
}

// TestRead_readsEnglishWithForeignWords holds that names and quotations of other languages
// do not make an English text foreign.
func TestRead_readsEnglishWithForeignWords(t *testing.T) {
	r, err := Read("The Türkiye İstatistik Kurumu says that exports to Germany rose by 10 percent in 2023. “Çok iyi bir yıl,” the minister said of the trade with it.", Options{})
	if err != nil {
		t.Fatal(err)
	}
	if r.Document.Language != "en" || len(r.Claims) == 0 {
		t.Errorf("language %q, %d claims", r.Document.Language, len(r.Claims))
	}
}
