package main

import (
	"reflect"
	"slices"
	"strings"

	"cotejo/linkage/match"
	"cotejo/linkage/review"
	"cotejo/linkage/roster"
)

// contractVersion grows when a key of what --json prints gets another meaning or
// goes; new keys may come at any time.
const contractVersion = 1

// contract holds what every command prints with --json: one type, or several of
// which it prints one.
var contract = map[string][]any{
	"agreement": {[]review.Agreement{}},
	"compare":   {comparedNames{}},
	"conflicts": {[]roster.Conflict{}},
	"count":     {theCount{}},
	"decide":    {decidedLine{}, importedSheet{}},
	"diff":      {countBridge{}},
	"evaluate":  {evaluation{}},
	"explain":   {roster.Pair{}},
	"init":      {madeFolder{}},
	"inspect":   {[]inspection{}},
	"merge":     {merged{}},
	"model":     {match.Model{}},
	"show":      {roster.Person{}, severalHits{}},
	"synth":     {synthesised{}},
	"verify":    {verification{}},
	"version":   {versionFacts{}},
}

// contractSchema is the contract as a JSON Schema (draft 2020-12), one definition
// for each command.
func contractSchema() map[string]any {
	defs := make(map[string]any)
	for command, kinds := range contract {
		var of []any
		for _, k := range kinds {
			of = append(of, schemaFor(reflect.TypeOf(k)))
		}
		if len(of) == 1 {
			defs[command] = of[0]
		} else {
			defs[command] = map[string]any{"anyOf": of}
		}
	}
	return map[string]any{"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "cotejo --json", "version": contractVersion, "$defs": defs}
}

// schemaFor describes what encoding/json makes of a type.
func schemaFor(t reflect.Type) map[string]any {
	one := func(kind string) map[string]any { return map[string]any{"type": kind} }
	orNull := func(kind string) map[string]any { return map[string]any{"type": []string{kind, "null"}} }
	switch t.Kind() {
	case reflect.Bool:
		return one("boolean")
	case reflect.String:
		return one("string")
	case reflect.Float32, reflect.Float64:
		return one("number")
	case reflect.Pointer:
		s := schemaFor(t.Elem())
		if kind, ok := s["type"].(string); ok {
			s["type"] = []string{kind, "null"}
		}
		return s
	case reflect.Slice:
		s := orNull("array")
		s["items"] = schemaFor(t.Elem())
		return s
	case reflect.Array:
		s := one("array")
		s["items"] = schemaFor(t.Elem())
		s["minItems"], s["maxItems"] = t.Len(), t.Len()
		return s
	case reflect.Map:
		s := orNull("object")
		s["additionalProperties"] = schemaFor(t.Elem())
		return s
	case reflect.Struct:
		properties, required := make(map[string]any), []string{}
		keysOf(t, properties, &required)
		slices.Sort(required)
		s := one("object")
		s["properties"], s["required"], s["additionalProperties"] = properties, required, false
		return s
	case reflect.Interface:
		return map[string]any{}
	}
	return one("integer")
}

// keysOf collects the keys of a struct, those of embedded ones among them.
func keysOf(t reflect.Type, properties map[string]any, required *[]string) {
	for i := range t.NumField() {
		f := t.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous && name == "" {
			if f.Type.Kind() == reflect.Pointer { // its keys are not there where it is nil
				keysOf(f.Type.Elem(), properties, new([]string))
			} else {
				keysOf(f.Type, properties, required)
			}
			continue
		}
		if !f.IsExported() || name == "-" {
			continue
		}
		if name == "" {
			name = f.Name
		}
		properties[name] = schemaFor(f.Type)
		if !strings.Contains(options, "omit") {
			*required = append(*required, name)
		}
	}
}
