//! `{{ … }}`, `{!! … !!}` and `@…` of Blade, besides PHP.

use super::lexer::{Found, has_word, is_after_word};
use super::{Mark, Role, Source, find, php};

/// Finds the tags and directives of Blade.
pub(crate) fn blade(text: &str) -> Vec<Mark<'_>> {
    find(text, b"<{@", &[php::lexer, braces, directive])
}

fn braces<'t>(source: &mut Source<'t>, at: usize) -> Option<Found<'t>> {
    // `@{{ name }}` is left to a script's templates.
    if at > 0 && source.byte(at - 1) == Some(b'@') {
        return None;
    }
    if source.has("{{--", at) {
        return source.after("--}}", at + 4).map(|end| Found::new(end, Role::Silent));
    }
    let end = if source.has("{!!", at) {
        source.after_outside_strings("!!}", at + 3)?
    } else if source.has("{{{", at) {
        source.after_outside_strings("}}}", at + 3)?
    } else if source.has("{{", at) {
        source.after_outside_strings("}}", at + 2)?
    } else {
        return None;
    };
    Some(Found::new(end, Role::Output))
}

/// `@if ($a)`, `@json($b)`. Other words than Blade's are text: decorators, e-mail addresses.
fn directive<'t>(source: &mut Source<'t>, at: usize) -> Option<Found<'t>> {
    let text = source.text;
    if !source.has("@", at) || is_after_word(text, at) || at > 0 && source.byte(at - 1) == Some(b'@') {
        return None;
    }
    let end = at + 1 + text.as_bytes()[at + 1..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let name = &text[at + 1..end];
    if name == "verbatim" {
        let resume = source.find("@endverbatim", end)?;
        return Some(Found { end, role: Role::Silent, resume });
    }
    let role = role(name)?;
    let blanks = text.as_bytes()[end..].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    let brackets = end + blanks;
    if source.byte(brackets) == Some(b'(') {
        return source.after_brackets(brackets).map(|end| Found::new(end, role));
    }
    if name == "php" {
        return source.after("@endphp", end).map(|end| Found::new(end, Role::Silent));
    }
    Some(Found::new(end, role))
}

fn role(name: &str) -> Option<Role<'_>> {
    const BLOCKS: &str = "if unless isset foreach for forelse while section push prepend auth guest can cannot canany env \
        production hasSection once error component slot pushOnce pushIf prependOnce session fragment \
        sectionMissing feature role hasrole persist teleport script assets lang";
    const OUTPUT: &str = "json js include includeIf includeWhen includeUnless includeFirst each yield csrf method stack class \
        style checked selected disabled readonly required livewire livewireScripts livewireStyles vite \
        viteReactRefresh entangle choice dump inertia routes parent";
    const SILENT: &str = "php extends props use inject break continue show stop append overwrite dd aware";
    Some(match name {
        "else" | "elseif" | "elsecan" | "elsecannot" | "elsecanany" | "elseauth" | "elseguest" => Role::Otherwise,
        "empty" => Role::BeginOrOtherwise { name, of: "forelse" },
        "switch" => Role::Choice(name),
        "case" | "default" => Role::Alternative,
        _ if has_word(OUTPUT, name) => Role::Output,
        _ if has_word(SILENT, name) => Role::Silent,
        _ if has_word(BLOCKS, name) => Role::Begin(name),
        _ => Role::End(name.strip_prefix("end").filter(|name| !name.is_empty())?),
    })
}

#[cfg(test)]
mod tests {
    use super::blade;
    use crate::islands::tests::shown;

    #[test]
    fn tags_and_directives_are_islands() {
        let text =
            "var a = '{{ $a }}', b = {!! json_encode($b, '!!}') !!}, c = @json($x['é)']);{{-- {{ x }} --}}<?= 1 ?>";
        assert_eq!(shown(text, blade), "var a = '[Output]', b = [Output], c = [Output];[Silent][Output]");
        let text = "@if ($a)1;@elseif($b)2;@else 3;@endif @foreach ($a as $b)4;@endforeach @php $x = '@if'; @endphp";
        assert_eq!(shown(text, blade), "[Open]1;[Otherwise]2;[Otherwise] 3;[Close] [Open]4;[Close] [Silent]");
        let text = "@forelse ($a as $b)1;@empty 2;@endforelse @empty($x)3;@endempty @switch($a)@case(1)1;@break @default 2;@endswitch";
        assert_eq!(
            shown(text, blade),
            "[Open]1;[Otherwise] 2;[Close] [Open]3;[Close] [Silent][Open]1;[Silent] [Otherwise] 2;[Close]"
        );
    }

    #[test]
    fn other_signs_are_text() {
        let text = "'a@json.org' @{{ vue }} @media @Component({}) @@if (x) @ 2";
        assert_eq!(shown(text, blade), text);
        assert_eq!(
            shown("@verbatim {{ vue }} @if @endverbatim {{ x }}", blade),
            "[Silent] {{ vue }} @if [Silent] [Output]"
        );
    }
}
