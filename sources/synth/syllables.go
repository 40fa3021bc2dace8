package synth

import "strings"

// The parts of invented names. Cuban parents have made given names from parts
// of their own since the seventies (Yos-vany, Mai-lenis); the parts here are
// those of the fashion, the blends are drawn.
var (
	maleStart = strings.Fields(`Yo Ya Yu Yei Yas Yos Yad Yun Yor Yar Da Dai Dei Dar Der Dan Dus Mai Mar Lei Leo Lio Os Or
		Ro Rey Rol Ru Ra Ari Ala Ale Eli Ede Eri Er Al Ar Ad Nor Nel Ne Wil Wal Ken Jo Jei Ju Dio Fer Geo Her Idal Ona`)
	maleMiddle = strings.Fields(`- - - ni ri di li mi de si ne ra la do ma be sna ke le ve`)
	maleEnd    = strings.Fields(`el er iel niel bel nier dier dis mis vis sky nesky ván dán rán yán vany many mani dri ldo berto
		lexi xander quiel smel rys kel ller sbel nol mar vier les rien dro`)
	femaleStart = strings.Fields(`Ya Yu Yai Yei Yo Yar Yud Yam Yis Da Dai Day Dia Du Mai Mar May Me Mi Lei Li La Lu Is Eli
		Ele Ana Ara Ari Ro Ra Re Su Sa Ka Ke Ai Ais Ada Ide Ire No Na Ni Oda Yes Yi Be Bar Glo Zu`)
	femaleMiddle = strings.Fields(`- - - ni ri di li mi de si ne ra la da ma be le sle na ve`)
	femaleEnd    = strings.Fields(`nis lis leidys dis mara yana leny nelis laine mila lín set nay sy rkis nka dra daris lena sa
		ma né vis tza bel lda xis nia ry mis yra liet`)

	surnameStart = strings.Fields(`Cas Mon Val Ber Cor Mar Lan Zal Gar Ech Arr Bar Que Sal Tor Vil Pal Qui Gal Per Fu Men Tri
		Bre Cru Esc Iz Ola Urr Arm Bat Lo Ro Se Te Vi Za Al An As Bu Ca Co Cha Des Du Fer Fon Gre Gui Hur Ja La Lle Ma
		Mi Na No Or Pa Pi Po Pu Ra Re Sa So Su Tu Ul Ve Ya Zu`)
	surnameMiddle = strings.Fields(`- - ba be ca co cha de di do ga go gue la le li lo ma me mi na ne ni no pa ra re ri
		rro se ta te ti to ve za`)
	surnameEnd = strings.Fields(`do ra les res to nda ndo rri chea ga ro guren nez món rón llo lla dal gó rro jo sco reda
		ño ña nte sta bal vide deja teca rte lde zar rra zola mbre nes cet quier ssé not vell`)
)

// inventGiven makes n different given names of a sex.
func inventGiven(d dice, sex byte, n int) []string {
	if sex == 'm' {
		return blend(d, n, maleStart, maleMiddle, maleEnd)
	}
	return blend(d, n, femaleStart, femaleMiddle, femaleEnd)
}

// inventSurnames makes n different surnames.
func inventSurnames(d dice, n int) []string {
	return blend(d, n, surnameStart, surnameMiddle, surnameEnd)
}

// blend makes n different words of two or three parts.
func blend(d dice, n int, starts, middles, ends []string) []string {
	seen := map[string]bool{}
	words := make([]string, 0, n)
	for len(words) < n {
		w := pick(d, starts...)
		if m := pick(d, middles...); m != "-" {
			w += m
		}
		w += pick(d, ends...)
		if !seen[w] && sayable(w) && len(w) <= 12 {
			seen[w] = true
			words = append(words, w)
		}
	}
	return words
}

// sayable tells whether a word has no run of consonants that no Cuban would
// write and no doubled letter but ll and rr.
func sayable(w string) bool {
	consonants, last := 0, rune(0)
	for _, r := range strings.ToLower(w) {
		if r == last && r != 'l' && r != 'r' {
			return false
		}
		last = r
		if strings.ContainsRune("aeiouáéíóúy", r) {
			consonants = 0
			continue
		}
		if consonants++; consonants > 3 {
			return false
		}
	}
	return true
}
