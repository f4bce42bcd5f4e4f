"""The dress of Textual's own widgets, in the colours of `design`: flat, quiet, and amber where the focus is.

Whatever takes focus has the same frame with and without it, so that nothing moves: buttons stand in half cells like
the cards, what is written on has one thin line under it.
"""

from __future__ import annotations

CSS = """
* {
    scrollbar-size-vertical: 1;
    scrollbar-size-horizontal: 1;
}

Button {
    width: auto; min-width: 0; height: 3; padding: 0 2;
    background: $panel; color: $ink; text-style: none; content-align: center middle;
    border: inner $panel;
    &:hover { background: $panel; color: $accent; border: inner $panel; }
    &:focus { background: $panel; color: $ink; text-style: bold; border: outer $ring; background-tint: $panel 0%; }
    &.-active { background: $panel; border: outer $ring; tint: $panel 0%; }
    &:disabled { color: $muted; text-opacity: 100%; opacity: 100%; }
    &.-primary {
        background: $back; color: $numeral; border: inner $back;
        &:hover { background: $back; color: $numeral; border: inner $back; text-style: bold; }
        &:focus { background: $back; color: $numeral; border: outer $ring; text-style: bold; }
        &.-active { background: $back; border: outer $ring; }
    }
    &.-slim {
        height: 1; border: none; padding: 0 1; background: $table;
        &:focus { border: none; background: $accent; color: $table; }
        &.-active { border: none; background: $accent; color: $table; }
    }
}

Input, TextArea {
    background: $table; color: $ink; padding: 0;
    border: none; border-bottom: solid $line;
    &:focus { background: $table; background-tint: $table 0%; border: none; border-bottom: solid $ring; }
    & .input--placeholder, & .text-area--placeholder { color: $muted; text-style: none; }
    & .input--cursor { background: $ring; color: $table; text-style: none; }
    & .input--selection { background: $line; color: $ink; }
}
Input { height: 2; &.-invalid { border: none; border-bottom: solid $danger; } }
Input.-invalid:focus { border: none; border-bottom: solid $danger; }
TextArea {
    & .text-area--cursor { background: $ring; color: $table; }
    & .text-area--selection { background: $line; color: $ink; }
    & .text-area--cursor-line { background: $table; }
}
ModalScreen {
    & Input, & TextArea { background: $panel; }
    & Input:focus, & TextArea:focus { background: $panel; }
    & TextArea .text-area--cursor-line { background: $panel; }
    & Button { background: $table; border: inner $table; }
    & Button:hover { background: $table; border: inner $table; }
    & Button:focus { background: $table; border: outer $ring; }
    & Button.-primary { background: $back; border: inner $back; }
    & Button.-primary:focus { background: $back; border: outer $ring; }
}

OptionList {
    background: $table; color: $ink; border: none; padding: 0;
    &:focus { border: none; background-tint: $table 0%; }
    & > .option-list--option { padding: 0 2; }
    & > .option-list--option-highlighted { background: $table; color: $ink; text-style: none; }
    & > .option-list--option-hover { background: $panel; color: $ink; }
    & > .option-list--option-disabled { color: $muted; }
    & > .option-list--separator { color: $line; }
    &:focus > .option-list--option-highlighted { background: $back; color: $numeral; text-style: bold; }
}
Modal OptionList {
    background: $panel;
    & > .option-list--option-highlighted { background: $panel; }
    & > .option-list--option-hover { background: $table; }
    &:focus > .option-list--option-highlighted { background: $back; }
}

Checkbox, RadioButton {
    background: $table; color: $ink; border: none; padding: 0; height: 1;
    &:focus { border: none; background-tint: $table 0%; & > .toggle--label { color: $accent; background: $table; } }
    & > .toggle--button { background: $table; color: $line; }
    &.-on > .toggle--button { background: $table; color: $accent; }
}
RadioSet {
    background: $table; border: none; padding: 0;
    &:focus { border: none; background-tint: $table 0%; }
    &:focus > RadioButton.-selected > .toggle--label { background: $table; color: $accent; text-style: bold; }
}

ToastRack { dock: top; align: right top; margin: 0; }
EditorScreen ToastRack { margin-top: 1; }
EditorScreen.-airy ToastRack { margin-top: 2; }
Toast {
    background: $panel; color: $ink; border: none; border-left: outer $ring; padding: 0 2; margin: 0;
    width: auto; max-width: 60;
    & .toast--title { color: $ink; text-style: bold; }
    &.-error { border-left: outer $danger; }
}
Tooltip { background: $panel; color: $ink; border: none; padding: 0 1; }

Footer { background: $table; color: $muted; }
FooterKey {
    background: $table; color: $muted;
    & .footer-key--key { background: $table; color: $accent; text-style: bold; padding: 0 1; }
    & .footer-key--description { color: $muted; padding: 0 1 0 0; }
    &:hover { background: $panel; }
}
"""
"""For `App.CSS`."""
