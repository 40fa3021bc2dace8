package synth

import "time"

// A household is one person, or several who come to look alike: relatives, and
// namesakes of people already listed.
type household struct {
	members   []*person
	relations []related
}

type related struct {
	a, b *person
	kind string
}

func (h *household) relate(a, b *person, kind string) {
	h.relations = append(h.relations, related{a, b, kind})
}

// The shares of households of each kind, in a million. With them about half of
// the pairs inside a list that share both surnames are kin, as was measured on
// a real list.
const (
	siblingShare      = 19_000
	parentShare       = 11_000
	cousinShare       = 9_000
	motherShare       = 4_000
	homonymShare      = 2_500
	nearHomonymShare  = 6_000
	sameArrestPercent = 60 // relatives who were taken in the same event
	twinPercent       = 14 // families of siblings that begin with twins
	sameGivenPercent  = 80 // fathers whose son bears their first name
)

// household makes the next persons. listed are those on a list already, from
// whom namesakes are taken.
func (p *population) household(listed []*person) *household {
	h := &household{}
	head := p.stranger()
	h.members = append(h.members, head)
	roll := p.IntN(1_000_000)
	is := func(share int) bool {
		roll -= share
		return roll < 0
	}
	switch {
	case is(siblingShare):
		p.siblings(h, head)
	case is(parentShare):
		p.son(h, head)
	case is(cousinShare):
		p.cousin(h, head)
	case is(motherShare):
		p.child(h, head)
	case is(homonymShare) && len(listed) > 0:
		p.homonym(h, head, listed[p.IntN(len(listed))])
	case is(nearHomonymShare) && len(listed) > 0:
		p.nearHomonym(h, head, listed[p.IntN(len(listed))])
	}
	return h
}

// relative makes a person of a family, some of them arrested with the head.
func (p *population) relative(head *person) *person {
	who := p.stranger()
	who.municipality, who.province = head.municipality, head.province
	if p.percent(sameArrestPercent) {
		who.event, who.arrest = head.event, head.arrest
		if p.percent(30) {
			who.arrest = who.arrest.AddDate(0, 0, p.between(0, 4))
		}
	}
	p.judge(who)
	if who.event == head.event && p.percent(60) {
		who.charge, who.prison = head.charge, head.province.prison(p.dice, who.sex)
	}
	return who
}

// siblings adds one to three to the head; those born within the same minutes
// often bear names of one sound.
func (p *population) siblings(h *household, head *person) {
	n := pick(p.dice, 1, 1, 1, 1, 1, 1, 1, 2, 2, 3)
	if p.percent(12) {
		n = 2
	}
	for i := range n {
		who := p.relative(head)
		who.first, who.second = head.first, head.second
		kind := "sibling"
		if i == 0 && p.percent(twinPercent) {
			kind = "twin"
			who.born = head.born
			who.sex = head.sex
		} else {
			who.born = p.adult(who, head.born.AddDate(p.between(-9, 9), 0, p.between(290, 500)))
		}
		for {
			who.given = p.names.givenNames(p.dice, who.sex, who.born.Year())
			if kind == "twin" && p.percent(70) {
				who.given = p.alliterate(head)
			}
			if who.given[0] != head.given[0] {
				break
			}
		}
		if len(head.given) > 1 && p.percent(15) { // brothers who share a second name
			who.given = []string{who.given[0], head.given[1]}
		}
		p.nickname(who)
		for _, other := range h.members {
			k := "sibling"
			if other == head {
				k = kind
			}
			h.relate(other, who, k)
		}
		h.members = append(h.members, who)
	}
}

// adult moves a birthday so that the person was of age to be arrested.
func (p *population) adult(who *person, born time.Time) time.Time {
	if latest := who.arrest.AddDate(-16, 0, 0); born.After(latest) {
		born = latest.AddDate(0, 0, -p.IntN(700))
	}
	return born
}

// alliterate draws given names that begin like a twin's.
func (p *population) alliterate(twin *person) []string {
	want := []rune(twin.given[0])[0]
	for range 200 {
		g := p.names.given[nameGroup{twin.sex, generation(twin.born.Year())}].draw(p.dice)
		if []rune(g)[0] == want && g != twin.given[0] {
			return []string{g}
		}
	}
	return p.names.givenNames(p.dice, twin.sex, twin.born.Year())
}

// son adds a son to a head who becomes the father: most share the first given
// name, all the father's first surname.
func (p *population) son(h *household, father *person) {
	father.sex = 'm'
	father.born = p.birth(father.arrest, p.between(42, 70))
	p.call(father)
	who := p.relative(father)
	who.sex = 'm'
	who.born = p.adult(who, father.born.AddDate(p.between(18, 34), 0, p.IntN(365)))
	who.given = p.names.givenNames(p.dice, 'm', who.born.Year())
	if p.percent(sameGivenPercent) {
		who.given = append([]string{father.given[0]}, who.given[1:]...)
		if p.percent(40) {
			who.given = append([]string(nil), father.given...)
		}
	}
	who.first, who.second = father.first, p.names.surname(p.dice)
	p.nickname(who)
	p.judge(father)
	h.members = append(h.members, who)
	h.relate(father, who, "parent")
}

// cousin adds one who shares a surname, the first or the second.
func (p *population) cousin(h *household, head *person) {
	who := p.relative(head)
	if p.percent(60) || head.second == "" {
		who.first = head.first
	} else {
		who.second = head.second
	}
	if p.percent(10) { // named after the same grandfather
		who.sex = head.sex
		who.given = append([]string{head.given[0]}, who.given[1:]...)
	}
	p.nickname(who)
	h.members = append(h.members, who)
	h.relate(head, who, "cousin")
}

// child adds a son or daughter to a head who becomes the mother. The child of a
// single mother bears both her surnames and so looks like her sister.
func (p *population) child(h *household, mother *person) {
	mother.sex = 'f'
	mother.born = p.birth(mother.arrest, p.between(40, 66))
	p.call(mother)
	mother.prison = mother.province.prison(p.dice, 'f')
	who := p.relative(mother)
	who.born = p.adult(who, mother.born.AddDate(p.between(17, 36), 0, p.IntN(365)))
	who.given = p.names.givenNames(p.dice, who.sex, who.born.Year())
	who.second = mother.first
	if p.percent(40) {
		who.first, who.second = mother.first, mother.second
	}
	p.nickname(who)
	h.members = append(h.members, who)
	h.relate(mother, who, "mother")
}

// homonym gives the head the whole name of somebody else, of another age and
// province.
func (p *population) homonym(h *household, head, other *person) {
	head.sex = other.sex
	head.given, head.first, head.second = other.given, other.first, other.second
	for head.province == other.province {
		head.province = whole.draw(p.dice)
		head.municipality = head.province.municipality(p.dice)
	}
	for i := 0; i < 50 && head.born.Year()-other.born.Year() < 6 && other.born.Year()-head.born.Year() < 6; i++ {
		head.born = p.birth(head.arrest, p.ageAtArrest())
	}
	p.nickname(head)
	p.judge(head)
	h.relate(other, head, "homonym")
}

// nearHomonym gives the head all but a part of somebody else's name.
func (p *population) nearHomonym(h *household, head, other *person) {
	second := head.second
	head.sex = other.sex
	head.first, head.second = other.first, other.second
	switch p.IntN(3) {
	case 0: // another second surname
		head.given, head.second = other.given, second
	case 1: // another second given name
		head.given = []string{other.given[0], p.names.second[other.sex].draw(p.dice)}
	default: // the given name of the other sex, or a name of nearly the same letters
		head.given = p.lookalike(other.given[0], other.sex)
	}
	p.nickname(head)
	p.judge(head)
	h.relate(other, head, "near-homonym")
}

// lookalike draws a given name that begins as another does and is not it.
func (p *population) lookalike(name string, sex byte) []string {
	start := []rune(name)
	start = start[:min(2, len(start))]
	for i := range 400 {
		g := p.names.given[nameGroup{sex, i % len(generations)}].draw(p.dice)
		if r := []rune(g); len(r) > 2 && string(r[:len(start)]) == string(start) && g != name {
			return []string{g}
		}
	}
	return p.names.givenNames(p.dice, sex, 1980)
}
