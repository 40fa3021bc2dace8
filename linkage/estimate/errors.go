package estimate

import "errors"

// What keeps a method, or the whole, from an answer.
var (
	ErrTooManyLists = errors.New("too many lists")
	ErrNoOverlap    = errors.New("lists without overlap") // nobody is on two lists
	ErrNoFit        = errors.New("no model fits")         // structural zeros leave none of finite size
)
