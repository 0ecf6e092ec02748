<script>
var source = { owner: acmeOwner(), sessionId: acme.sessionId };
<?php if ( $order->is_local() ) : ?>
source.type = 'konbini';
<?php else : ?>
source.type = 'creditCard';
<?php endif; ?>
<?php if ( acme_next( $order ) ) : ?>
source.currency = 'JPY';
<?php elseif ( $order->is_old() ) : ?>
source.currency = 'EUR';
<?php endif; ?>
digitalriver.createSource( source );
digitalriver.createSource( {
	type: 'bPay',
	<?php if ( $order->session ) : ?>
	sessionId: acme.sessionId,
	<?php else : ?>
	sessionId: null,
	<?php endif; ?>
	amount: 10,
} );
</script>
