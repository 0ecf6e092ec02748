//! React and Preact.

use crate::flow::domain::transfer::Namespace::React;
use crate::flow::domain::transfer::Transfer;
use crate::flow::models::callbacks::Callbacks::{Later, Never, Now};
use crate::flow::models::table::Path::{Hook, Library, Member, Package};
use crate::flow::models::table::{Model, model, named};

pub(super) const ROWS: &[Model] = &[
    model(Library("React"), Transfer::Namespace(React), Later),
    model(Library("react"), Transfer::Namespace(React), Later),
    model(Package("react"), Transfer::Namespace(React), Later),
    model(Package("preact/hooks"), Transfer::Namespace(React), Later),
    model(Member(React, "default"), Transfer::Namespace(React), Later),
    model(Hook("useMemo"), Transfer::CallFirst, Now),
    model(Hook("useCallback"), Transfer::Same, Never),
    model(Hook("useState"), Transfer::UseState, Now),
    model(Hook("useRef"), Transfer::Box("current"), Never),
    named("useEffect", Later),
    named("useLayoutEffect", Later),
];
