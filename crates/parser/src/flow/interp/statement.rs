//! Statements: run in order; states fork at branches and join after them.
//!
//! ```js
//! if (guest) p.currency = "USD";   // the state forks
//! dr.createSource(p);              // and joins: two disjuncts of p arrive here
//! ```

use swc_atoms::Atom;
use swc_ecma_ast::{Decl, Expr, FnDecl, Ident, IfStmt, Pat, Stmt, SwitchStmt, UsingDecl, VarDecl, VarDeclarator};

use crate::flow::domain::keys::KeySet;
use crate::flow::domain::value::Value;
use crate::flow::heap::allocation::Code;
use crate::flow::heap::state::State;
use crate::flow::idioms::cleanup::is_cleanup;
use crate::flow::idioms::regenerator::is_stepped;
use crate::flow::interp::Interpreter;
use crate::flow::interp::frame::JumpTarget;
use crate::flow::interp::name::brought_by_page;
use crate::flow::schedule::unreached::UnreachedSyntax;
use crate::slice::need::Need;
use crate::tree::casts::strip;

impl<'a> Interpreter<'a> {
    /// Runs statements in order, function declarations first.
    pub(crate) fn run_all(&mut self, statements: &'a [Stmt]) {
        self.hoist(statements.iter());
        for statement in statements {
            self.run(statement);
        }
    }

    /// Makes the functions that are declared among the statements: they exist before the first statement runs.
    pub(crate) fn hoist(&mut self, statements: impl Iterator<Item = &'a Stmt>) {
        for statement in statements {
            if let Stmt::Decl(Decl::Fn(declaration)) = statement {
                self.declare_function(declaration);
            }
        }
    }

    /// Makes one declared function and assigns it to its name.
    pub(crate) fn declare_function(&mut self, declaration: &'a FnDecl) {
        let at = self.at(&declaration.ident);
        if declaration.function.body.is_none() {
            if declaration.declare {
                self.declare_ambient(&declaration.ident);
            }
            return;
        }
        let function = self.closure(Code::Function(&declaration.function), at, None);
        self.assign_name(&declaration.ident, function);
    }

    /// `declare class DigitalRiver {…}`: assigns the page's value of that name.
    fn declare_ambient(&mut self, name: &Ident) {
        let value = brought_by_page(&name.sym, self.at(name));
        self.assign_name(name, value);
    }

    /// Runs one statement. In a dead state it is kept as unreached code instead.
    pub(crate) fn run(&mut self, statement: &'a Stmt) {
        if !self.heap.state.live {
            self.defer_unreached(UnreachedSyntax::Statement(statement));
            return;
        }
        let need = self.need_of(statement);
        let outer = std::mem::replace(&mut self.control.need, need);
        match need {
            Need::NONE => self.pass_over(statement),
            Need::JUMP => self.jump_over(statement),
            Need::INSIDE => self.run_inside(statement, None),
            _ => self.run_statement(statement),
        }
        self.control.need = outer;
    }

    /// Runs a statement whose need is set.
    pub(crate) fn run_statement(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::Expr(stmt) => self.run_expression(&stmt.expr),
            Stmt::Block(block) => {
                self.run_all(&block.stmts);
                self.leave_block(&block.stmts);
            }
            Stmt::Decl(decl) => self.run_declaration(decl),
            Stmt::If(stmt) => self.run_if(stmt),
            Stmt::Return(stmt) => {
                let value = match &stmt.arg {
                    Some(argument) => self.eval(argument),
                    None => Value::undefined(self.at(stmt)),
                };
                if let Some(value) = self.step(stmt.arg.as_deref(), value) {
                    self.leave_function(&value);
                }
            }
            Stmt::Throw(stmt) => {
                let value = self.eval(&stmt.arg);
                self.escape_to_unknown_code(&value, self.at(stmt));
                self.throw();
            }
            Stmt::Switch(stmt) if is_stepped(stmt) => self.run_steps(stmt, None),
            Stmt::Switch(stmt) => self.run_switch(stmt, None),
            Stmt::While(stmt) => self.run_while(stmt, None),
            Stmt::DoWhile(stmt) => self.run_do_while(stmt, None),
            Stmt::For(stmt) => self.run_for(stmt, None),
            Stmt::ForIn(stmt) => self.run_for_in(stmt, None),
            Stmt::ForOf(stmt) => self.run_for_of(stmt, None),
            Stmt::Labeled(stmt) => self.run_labelled(&stmt.body, &stmt.label.sym),
            Stmt::Break(stmt) => self.jump(stmt.label.as_ref().map(|label| &label.sym), Jump::Break),
            Stmt::Continue(stmt) => self.jump(stmt.label.as_ref().map(|label| &label.sym), Jump::Continue),
            Stmt::Try(stmt) => self.run_try(stmt),
            Stmt::With(stmt) => {
                // Each name in the body may mean a property of the object.
                let object = self.eval(&stmt.obj);
                self.record_read(&object, KeySet::Any, self.at(&*stmt.obj));
                self.run(&stmt.body);
            }
            Stmt::Empty(_) | Stmt::Debugger(_) => {}
        }
    }

    pub(crate) fn run_declaration(&mut self, decl: &'a Decl) {
        match decl {
            Decl::Var(var) => self.run_var(var),
            Decl::Using(using) => self.run_using(using),
            Decl::Class(class) if class.declare => self.declare_ambient(&class.ident),
            Decl::Class(class) => {
                let at = self.at(&class.ident);
                let value = self.class(&class.class, at, Some(&class.ident));
                self.assign_name(&class.ident, value);
            }
            Decl::TsEnum(declaration) if !declaration.declare => self.run_enum(declaration),
            Decl::TsModule(module) if !module.declare => self.run_namespace(module),
            Decl::Fn(_) | Decl::TsInterface(_) | Decl::TsTypeAlias(_) | Decl::TsEnum(_) | Decl::TsModule(_) => {}
        }
    }

    pub(crate) fn run_var(&mut self, var: &'a VarDecl) {
        if var.declare {
            for declarator in &var.decls {
                if let Pat::Ident(name) = &declarator.name {
                    self.declare_ambient(&name.id);
                }
            }
        }
        for declarator in &var.decls {
            self.run_needed(declarator, |interpreter| {
                interpreter.run_declarator(declarator);
                interpreter.alias_condition(declarator, var.kind);
            });
        }
    }

    /// Runs an expression that stands as a statement. Each part of a sequence is a unit of its own.
    fn run_expression(&mut self, expr: &'a Expr) {
        let Expr::Seq(sequence) = strip(expr) else {
            self.eval(expr);
            return;
        };
        for part in &sequence.exprs {
            self.run_needed(&**part, |interpreter| interpreter.eval(part));
        }
    }

    fn run_using(&mut self, using: &'a UsingDecl) {
        for declarator in &using.decls {
            self.run_declarator(declarator);
        }
    }

    fn run_declarator(&mut self, declarator: &'a VarDeclarator) {
        if let Some(init) = &declarator.init {
            let value = self.eval(init);
            if let Pat::Ident(name) = &declarator.name {
                self.name_functions(&value, &name.id.sym);
            }
            self.bind(&declarator.name, value);
        }
    }

    fn run_if(&mut self, stmt: &'a IfStmt) {
        if is_cleanup(stmt, &self.script(self.control.scope.script).file) {
            return;
        }
        let (yes, no) = self.test(&stmt.test);
        self.heap.state = yes;
        self.run_branches(stmt, no);
    }

    /// Runs the first branch of an `if` from the present state, the second from `no`, and joins what they give.
    pub(crate) fn run_branches(&mut self, stmt: &'a IfStmt, no: State) {
        self.run(&stmt.cons);
        let after_yes = std::mem::replace(&mut self.heap.state, no);
        if let Some(alt) = &stmt.alt {
            self.run(alt);
        }
        self.heap.state.join(after_yes);
    }

    /// Returns from the running function with a value: the present state joins the function's exits and is dead.
    pub(crate) fn leave_function(&mut self, value: &Value) {
        let mut state = self.heap.state.fork();
        self.leave_scopes(&mut state, value, &self.control.scope);
        self.heap.state.live = false;
        let Some(frame) = self.control.frames.last_mut() else { return };
        frame.returned.join(value);
        frame.exits.add(&mut state);
    }

    /// Records that the present statement may throw: the nearest `catch` may start in this state.
    pub(crate) fn may_throw(&mut self) {
        if let Some(catcher) = self.control.catchers.last_mut() {
            catcher.add(&mut self.heap.state);
        }
    }

    /// Throws: the nearest `catch` may start in this state, and the code that follows is unreached.
    pub(crate) fn throw(&mut self) {
        self.may_throw();
        self.heap.state.live = false;
    }

    /// Runs `break` or `continue`: the present state goes to the target of the jump and is dead.
    fn jump(&mut self, label: Option<&Atom>, jump: Jump) {
        let Some(frame) = self.control.frames.last() else { return };
        let target = frame.targets.iter().rposition(|target| match label {
            Some(label) => target.label.as_ref() == Some(label),
            None => target.breaks_unnamed && (target.is_loop || jump == Jump::Break),
        });
        if target.is_some_and(|target| self.break_to_step(target)) {
            return;
        }
        let mut state = self.heap.state.fork();
        self.heap.state.live = false;
        let targets = self.control.frames.last_mut().map(|frame| &mut frame.targets);
        if let Some(target) = target.zip(targets).and_then(|(index, targets)| targets.get_mut(index)) {
            match jump {
                Jump::Break => target.broken.add(&mut state),
                Jump::Continue => target.continued.add(&mut state),
            }
        }
    }

    fn run_labelled(&mut self, body: &'a Stmt, label: &Atom) {
        let need = self.need_of(body);
        let outer = std::mem::replace(&mut self.control.need, need);
        match need {
            Need::INSIDE => self.run_inside(body, Some(label)),
            _ => self.run_labelled_statement(body, label),
        }
        self.control.need = outer;
    }

    fn run_labelled_statement(&mut self, body: &'a Stmt, label: &Atom) {
        match body {
            Stmt::While(stmt) => self.run_while(stmt, Some(label)),
            Stmt::DoWhile(stmt) => self.run_do_while(stmt, Some(label)),
            Stmt::For(stmt) => self.run_for(stmt, Some(label)),
            Stmt::ForIn(stmt) => self.run_for_in(stmt, Some(label)),
            Stmt::ForOf(stmt) => self.run_for_of(stmt, Some(label)),
            Stmt::Switch(stmt) if is_stepped(stmt) => self.run_steps(stmt, Some(label)),
            Stmt::Switch(stmt) => self.run_switch(stmt, Some(label)),
            _ => {
                self.control.push_target(JumpTarget { label: Some(label.clone()), ..JumpTarget::default() });
                self.run(body);
                let mut target = self.control.pop_target();
                self.heap.land(target.broken.take());
            }
        }
    }

    fn run_switch(&mut self, stmt: &'a SwitchStmt, label: Option<&Atom>) {
        self.eval(&stmt.discriminant);
        for case in &stmt.cases {
            self.hoist(case.cons.iter());
        }
        let case_states = self.case_states(stmt);
        self.run_cases(stmt, label, case_states);
    }

    /// Runs the cases of a `switch`, each from the state in which it is entered; the last state is that in which none is.
    pub(crate) fn run_cases(
        &mut self,
        stmt: &'a SwitchStmt,
        label: Option<&Atom>,
        mut case_states: Vec<Option<State>>,
    ) {
        self.control.push_target(JumpTarget { label: label.cloned(), breaks_unnamed: true, ..JumpTarget::default() });
        self.heap.state.live = false;
        for (case, entered) in stmt.cases.iter().zip(&mut case_states) {
            let fallen_through = std::mem::replace(&mut self.heap.state, entered.take().unwrap_or_else(State::dead));
            self.heap.state.join(fallen_through);
            for statement in &case.cons {
                self.run(statement);
            }
        }
        if let Some(unmatched) = case_states.pop().flatten() {
            self.heap.state.join(unmatched);
        }
        let mut target = self.control.pop_target();
        self.heap.land(target.broken.take());
    }

    /// The state in which each case starts when it matches; then, if there is no `default`, the state in which none
    /// does.
    fn case_states(&mut self, stmt: &'a SwitchStmt) -> Vec<Option<State>> {
        let mut states: Vec<Option<State>> = Vec::with_capacity(stmt.cases.len() + 1);
        let mut default = None;
        for (index, case) in stmt.cases.iter().enumerate() {
            let Some(test) = &case.test else {
                default = Some(index);
                states.push(None);
                continue;
            };
            self.eval(test);
            let (yes, no) = self.split_equal(&stmt.discriminant, test);
            states.push(Some(yes));
            self.heap.state = no;
        }
        let unmatched = Some(self.heap.state.fork());
        match default {
            Some(index) => {
                states[index] = unmatched;
                states.push(None);
            }
            None => states.push(unmatched),
        }
        states
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Jump {
    Break,
    Continue,
}

impl JumpTarget {
    /// A loop, which `break` and `continue` can go to without a label.
    pub(crate) fn of_loop(label: Option<&Atom>) -> Self {
        Self { label: label.cloned(), is_loop: true, breaks_unnamed: true, ..Self::default() }
    }
}
