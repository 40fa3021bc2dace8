package sources

import (
	"cmp"
	"path/filepath"
	"slices"
	"strings"

	"cotejo/linkage"
)

// Paths returns the files of the recipe.
func (r *Recipe) Paths() []string {
	paths := make([]string, len(r.Files))
	for i, f := range r.Files {
		paths[i] = f.Path
	}
	return paths
}

// file returns what the recipe says of a file: the one at its path, or else the
// only one of its name, since next month's list lies in another folder. It is nil
// when the recipe says nothing.
func (r *Recipe) file(path string) *RecipeFile {
	var namesake *RecipeFile
	for i := range r.Files {
		f := &r.Files[i]
		switch {
		case filepath.Clean(f.Path) == filepath.Clean(path):
			return f
		case filepath.Base(f.Path) != filepath.Base(path):
		case namesake != nil:
			return nil
		default:
			namesake = f
		}
	}
	return namesake
}

// apply makes the options of reading what the recipe says. Files that the
// recipe does not name are read by its columns, if it has any.
func (r *Recipe) apply(opt *Options, paths []string) error {
	opt.mappings = make(map[string]*mapping)
	var problems Problems
	prisoners := false
	var all []ProfileColumn
	for _, path := range paths {
		f := RecipeFile{Path: path, Columns: r.Columns}
		if known := r.file(path); known != nil {
			f = *known
			if len(f.Columns) == 0 && f.Profile == "" {
				f.Columns = r.Columns
			}
			if filepath.Clean(f.Path) != filepath.Clean(path) { // the day was that of another delivery
				f.Name, f.List, f.AsOf = cmp.Or(f.Name, f.List), "", ""
			}
		}
		m := &mapping{recipe: true, name: f.Name, list: f.List, asOf: f.AsOf, form: formOrder{f.Kind, f.Keep, f.Days}}
		switch {
		case len(f.Columns) > 0:
			name := f.Name
			if name == "" {
				name = sourceName(filepath.Base(path))
			}
			m.profile = &Profile{Name: name, Unique: f.Unique, StableKey: true, NameOrder: cmp.Or(f.NameOrder, guessOrder), ListDate: r.Today, Kind: f.Kind, Columns: f.Columns}
			if f.Kind == KindReport {
				m.recipe, prisoners = false, true // its fields are a report's
				break
			}
			all = append(all, f.Columns...)
		case f.Profile != "":
			prisoners = true
			if m.profile = opt.Profiles.Find(f.Profile); m.profile == nil {
				var names []string
				for _, p := range opt.Profiles.All() {
					names = append(names, p.Name)
				}
				problems = append(problems, &Problem{File: r.Path, Line: f.line, Code: RecipeBadValue, Args: []any{"profile", f.Profile, strings.Join(names, ", ")}})
				continue
			}
		default:
			prisoners = true
		}
		opt.mappings[path] = m
	}
	opt.Fields = recipeFields(all, prisoners)
	var wrong Problems
	opt.chances, wrong = r.checkChances(opt.Fields)
	return append(problems, wrong...).sorted()
}

// genericKinds says what the cells of a generic column are evidence of.
var genericKinds = map[ColumnKind]linkage.Kind{
	Date: linkage.KindDate, ID: linkage.KindID, Email: linkage.KindEmail, Phone: linkage.KindPhone, Postcode: linkage.KindPostcode, City: linkage.KindText,
	Address: linkage.KindAddress, Number: linkage.KindNumber, Category: linkage.KindCategory, Text: linkage.KindText,
}

// recipeFields returns the fields that columns feed: those of prisoners in
// their order, all of them where a profile reads a list, then the others.
func recipeFields(columns []ProfileColumn, prisoners bool) []linkage.Field {
	fed := make(map[string]linkage.Kind)
	for _, c := range columns {
		info, _ := c.Kind.info()
		for _, f := range info.feeds {
			fed[f] = ""
		}
		if info.generic {
			fed[c.genericField()] = genericKinds[c.Kind]
		}
	}
	var fields []linkage.Field
	for _, f := range PrisonerFields() {
		kind, ok := fed[f.Name]
		if prisoners || ok && kind == "" {
			fields = append(fields, f)
			delete(fed, f.Name)
		}
	}
	var others []linkage.Field
	for name, kind := range fed {
		if kind != "" {
			others = append(others, linkage.Field{Name: name, Kind: kind})
		}
	}
	slices.SortFunc(others, func(a, b linkage.Field) int { return cmp.Compare(a.Name, b.Name) })
	return append(fields, others...)
}
