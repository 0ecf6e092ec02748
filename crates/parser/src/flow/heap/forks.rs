//! The forks that led to a state, to find the last one that two states have in common.

use std::rc::Rc;

/// A fork, and those before it. The way to an earlier fork takes few steps, however many early returns there were: each
/// fork also knows one far before it (E. W. Myers, An applicative random-access stack, 1983).
#[derive(Debug, Default)]
pub(crate) struct Fork {
    /// Number of joins in the whole run before it.
    pub(crate) joins: u32,
    depth: u32,
    /// Stands above the far one and so is dropped first: those before it are dropped no further than to the far one, which
    /// is still held. In the other order a long chain would be dropped by recursion from one to the next.
    before: Option<Rc<Fork>>,
    far_before: Option<Rc<Fork>>,
}

impl Fork {
    /// A fork after this one.
    pub(crate) fn after(before: &Rc<Self>, joins: u32) -> Self {
        let far = before.far_before.as_ref().unwrap_or(before);
        let farther = far.far_before.as_ref().unwrap_or(far);
        let is_even = before.depth - far.depth == far.depth - farther.depth;
        let far_before = Some(Rc::clone(if is_even { farther } else { before }));
        Self { joins, depth: before.depth + 1, before: Some(Rc::clone(before)), far_before }
    }

    /// Returns the last fork that both have in common.
    pub(crate) fn last_common<'f>(one: &'f Rc<Self>, other: &'f Rc<Self>) -> Option<&'f Rc<Self>> {
        let depth = one.depth.min(other.depth);
        let (mut one, mut other) = (Self::at(one, depth)?, Self::at(other, depth)?);
        while !Rc::ptr_eq(one, other) {
            (one, other) = one.step_with(other)?;
        }
        Some(one)
    }

    /// Returns the fork of that depth before this one.
    fn at(mut fork: &Rc<Self>, depth: u32) -> Option<&Rc<Self>> {
        while fork.depth > depth {
            fork = fork.step_towards(depth)?;
        }
        Some(fork)
    }

    /// Returns a fork before this one, as far before it as leaves the one of that depth ahead.
    fn step_towards(&self, depth: u32) -> Option<&Rc<Self>> {
        self.far_before.as_ref().filter(|far| far.depth >= depth).or(self.before.as_ref())
    }

    /// Returns forks before two of the same depth, as far before them as leaves the last common one ahead.
    fn step_with<'f>(&'f self, other: &'f Self) -> Option<(&'f Rc<Self>, &'f Rc<Self>)> {
        let far = self.far_before.as_ref().zip(other.far_before.as_ref());
        let near = self.before.as_ref().zip(other.before.as_ref());
        far.filter(|(far, other_far)| !Rc::ptr_eq(far, other_far)).or(near)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::flow::domain::testing::config;

    /// Searches step by step.
    fn expected(mut one: Rc<Fork>, mut other: Rc<Fork>) -> Rc<Fork> {
        while !Rc::ptr_eq(&one, &other) {
            let deeper = if one.depth >= other.depth { &mut one } else { &mut other };
            *deeper = Rc::clone(deeper.before.as_ref().expect("all come from one fork"));
        }
        one
    }

    proptest! {
        #![proptest_config(config())]

        #[test]
        fn the_last_common_fork_is_found(parents in prop::collection::vec(any::<prop::sample::Index>(), 1..200)) {
            let mut forks = vec![Rc::new(Fork::default())];
            for (number, parent) in (1..).zip(&parents) {
                // Long chains, and others that leave them.
                let last = forks.len().saturating_sub(1 + parent.index(3));
                let parent = if number % 7 == 0 { parent.index(forks.len()) } else { last };
                forks.push(Rc::new(Fork::after(&forks[parent], number)));
            }
            for pair in forks.chunks(2).chain(forks.chunks(5)).chain([&forks[..]]) {
                let (first, last) = (&pair[0], &pair[pair.len() - 1]);
                let common = expected(Rc::clone(first), Rc::clone(last));
                for (one, other) in [(first, last), (last, first)] {
                    prop_assert!(Rc::ptr_eq(Fork::last_common(one, other).unwrap(), &common));
                }
            }
        }
    }

    #[test]
    fn forks_of_different_runs_have_none_in_common() {
        let [one, other] = [(); 2].map(|()| Rc::new(Fork::default()));
        let after = Rc::new(Fork::after(&one, 1));
        assert!(Fork::last_common(&one, &other).is_none() && Fork::last_common(&after, &other).is_none());
    }

    #[test]
    fn the_first_fork_of_a_long_chain_is_few_steps_away() {
        let mut last = Rc::new(Fork::default());
        for number in 0..100_000 {
            last = Rc::new(Fork::after(&last, number));
            let steps = std::iter::successors(Some(&last), |fork| fork.far_before.as_ref()).count();
            assert!(steps <= 2 * 17, "{steps} steps from {number}");
        }
    }

    /// A chain of that many forks after one.
    fn chain(first: &Rc<Fork>, count: u32) -> Rc<Fork> {
        (0..count).fold(Rc::clone(first), |last, number| Rc::new(Fork::after(&last, number)))
    }

    #[test]
    fn a_step_towards_a_fork_is_as_far_as_it_may_be() {
        let mut fork = &chain(&Rc::default(), 1000);
        while let Some(far) = &fork.far_before {
            assert!(fork.step_towards(far.depth).is_some_and(|next| Rc::ptr_eq(next, far)));
            let before = fork.before.as_ref().expect("it isn't the first");
            assert!(fork.step_towards(far.depth + 1).is_some_and(|next| Rc::ptr_eq(next, before)));
            fork = before;
        }
        assert_eq!(fork.depth, 0);
    }

    #[test]
    fn the_last_common_fork_of_two_long_chains_is_few_steps_away() {
        for before in [0, 1, 1000] {
            let common = chain(&Rc::default(), before);
            let chains = [(); 2].map(|()| chain(&common, 50_000));
            let (mut one, mut other, mut steps) = (&chains[0], &chains[1], 0);
            while !Rc::ptr_eq(one, other) {
                (one, other) = one.step_with(other).expect("they have one in common");
                steps += 1;
            }
            assert!(Rc::ptr_eq(one, &common));
            assert!(steps <= 3 * 17, "{steps} steps past {before}");
        }
    }

    #[test]
    fn long_chains_are_dropped_in_shallow_recursion() {
        let mut last = Rc::new(Fork::default());
        for number in 0..200_000 {
            last = Rc::new(Fork::after(&last, number));
        }
        drop(last);
    }
}
