//! Programs of several files.

use super::{Payload, Scope, Writer};
use crate::sources::Linkage;
use crate::tree::Tree;

/// The names that a file exports.
struct Exports {
    /// Functions that make a payload; those that take an argument have an `@`.
    makers: Vec<String>,
    changers: Vec<String>,
    payers: Vec<String>,
    payloads: Vec<String>,
}

impl Writer {
    /// A file that makes and pays, and one that imports it.
    pub(super) fn several_files(&mut self) -> Tree {
        let linkage = if self.random.chance(50) { Linkage::Modules } else { Linkage::CommonJs };
        let extension = if linkage == Linkage::Modules { "mjs" } else { "cjs" };
        let count = 2 + self.random.below(4);
        let mut shop = self.file(count);
        let exports = self.exports();
        if let Tree::List { items, .. } = &mut shop {
            items.push(self.export_list(&exports, linkage));
        }
        self.budget += 4;
        let through = self.random.chance(25);
        let import = self.import_list(&exports, linkage, if through { "index" } else { "shop" });
        let count = 2 + self.random.below(5);
        let mut main = self.file(count);
        if let Tree::List { items, .. } = &mut main {
            items.splice(0..0, import);
        }
        let between = match (through, linkage) {
            (false, _) => String::new(),
            (true, Linkage::Modules) => "// file: index.mjs\nexport * from \"./shop.mjs\";\n".to_owned(),
            (true, _) => "// file: index.cjs\nmodule.exports = { ...require(\"./shop.cjs\") };\n".to_owned(),
        };
        let text = format!("// file: shop.{extension}\n@\n{between}// file: main.{extension}\n@");
        Tree::part(text, vec![shop, main])
    }

    /// The names that the file exports which was just written; the next one starts with none.
    fn exports(&mut self) -> Exports {
        let scope = std::mem::take(self.scope());
        let is_name = |text: &String| !text.contains('.');
        Exports {
            makers: scope.makers.into_iter().filter(is_name).collect(),
            changers: scope.changers,
            payers: scope.payers,
            payloads: scope.payloads.into_iter().map(|payload| payload.name).collect(),
        }
    }

    fn export_list(&mut self, exports: &Exports, linkage: Linkage) -> Tree {
        let names = exports.names();
        let parts = Tree::parts(names.iter().map(Tree::text).collect());
        match (linkage, self.random.below(2)) {
            (Linkage::Modules, _) => Tree::part("export { @ };", vec![parts]),
            (_, 0) => Tree::part("module.exports = { @ };", vec![parts]),
            _ => Tree::block(names.iter().map(|name| Tree::text(format!("exports.{name} = {name};"))).collect()),
        }
    }

    /// The statements that import the names, which are in scope from then on.
    fn import_list(&mut self, exports: &Exports, linkage: Linkage, from: &str) -> Vec<Tree> {
        let as_one = self.random.chance(40);
        let prefix = if as_one { "shop." } else { "" };
        let called = |name: &String| format!("{prefix}{name}");
        *self.scope() = Scope {
            makers: exports.makers.iter().map(called).collect(),
            changers: exports.changers.iter().map(called).collect(),
            payers: exports.payers.iter().map(called).collect(),
            payloads: (exports.payloads.iter().map(called))
                .map(|name| Payload { name, is_variable: false, details: None })
                .collect(),
            ..Scope::default()
        };
        let names = Tree::parts(exports.names().into_iter().map(Tree::text).collect());
        vec![match (linkage, as_one) {
            (Linkage::Modules, true) => Tree::text(format!("import * as shop from \"./{from}.mjs\";")),
            (Linkage::Modules, false) => Tree::part(format!("import {{ @ }} from \"./{from}.mjs\";"), vec![names]),
            (_, true) => Tree::text(format!("const shop = require(\"./{from}.cjs\");")),
            (_, false) => Tree::part(format!("const {{ @ }} = require(\"./{from}.cjs\");"), vec![names]),
        }]
    }
}

impl Exports {
    /// The exported names, without the marks of arguments.
    fn names(&self) -> Vec<String> {
        let functions = self.makers.iter().chain(&self.changers).chain(&self.payers);
        let functions = functions.map(|name| name.split('(').next().unwrap_or(name).to_owned());
        functions.chain(self.payloads.iter().cloned()).collect()
    }
}
