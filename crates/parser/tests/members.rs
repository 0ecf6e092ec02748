//! Values of a `sessionId` that is read from a member set by other code.

#![expect(clippy::unwrap_used, reason = "a test stops where it can't go on")]

use std::sync::Arc;

use dr_lint_parser::{HeldValue, NoFiles, SourceFile, analyze};

/// The values that the `sessionId` of the first call's payload may be.
fn session(program: &str) -> Vec<HeldValue> {
    let file = Arc::new(SourceFile::new("shop.tsx", program));
    let calls = analyze(&file, &NoFiles).calls;
    let shapes = &calls[0].payload.shapes;
    let properties = shapes.iter().map(|shape| shape.property("sessionId").unwrap());
    properties.flat_map(|property| property.holds().map(|held| held.value.clone()).collect::<Vec<_>>()).collect()
}

const PAY: &str = "digitalRiver.createSource({ type: 'bPay', sessionId: this.sessionId })";

#[test]
fn a_member_that_nobody_is_seen_setting_may_be_anything() {
    for program in [
        "export default { props: ['sessionId'], methods: { pay() { PAY } } }",
        "class Shop { pay() { PAY } }",
        "class Shop { @Input() sessionId: string; pay() { PAY } }",
        "class Shop { sessionId!: string; pay() { PAY } }",
        "const shop = { pay() { PAY } }",
        "function Shop() {} Shop.prototype.pay = function () { PAY }",
        "define(['ui'], (Ui) => Ui.extend({ pay: function () { PAY } }))",
    ] {
        let held = session(&program.replace("PAY", PAY));
        assert!(
            !held.is_empty() && held.iter().all(|value| matches!(value, HeldValue::Unknown { .. })),
            "{program}: {held:?}"
        );
    }
}

#[test]
fn a_member_that_is_filled_later_is_no_mistake() {
    for program in [
        "class Shop { sessionId = null; async init() { const s = await get(); this.sessionId = s.id } pay() { PAY } }",
        "const shop = { sessionId: null, init() { const self = this; $.get('/s', (s) => { self.sessionId = s.id }) }, \
         pay() { PAY } }",
        "const state = { sessionId: '' }; function set(s) { state.sessionId = s.id } \
         function pay() { digitalRiver.createSource({ sessionId: state.sessionId }) }",
        "const p = { sessionId: null }; function set(s) { p.sessionId = s.id } \
         function pay() { digitalRiver.createSource(p) }",
        "class Shop extends React.Component { state = { sessionId: null }; \
         mounted() { get().then((s) => this.setState({ sessionId: s.id })) } \
         pay() { digitalRiver.createSource({ sessionId: this.state.sessionId }) } }",
        "const ref = useRef(null); function pay() { digitalRiver.createSource({ sessionId: ref.current }) }",
        "class Shop { sessionId = null; pay() { if (!this.sessionId) throw new Error('x'); PAY } }",
    ] {
        let held = session(&program.replace("PAY", PAY));
        assert!(
            !held.is_empty() && held.iter().all(|value| matches!(value, HeldValue::Unknown { .. })),
            "{program}: {held:?}"
        );
    }
}

#[test]
fn what_the_payload_itself_is_made_with_counts() {
    for program in [
        "const p = { sessionId: null }; digitalRiver.createSource(p)",
        "class Shop { pay() { digitalRiver.createSource({ sessionId: null }) } set(s) { this.sessionId = s } }",
        "function pay() { const p = { sessionId: null }; digitalRiver.createSource(p) } function set(s) { q.sessionId = s }",
    ] {
        assert_eq!(session(program), [HeldValue::Null], "{program}");
    }
}
