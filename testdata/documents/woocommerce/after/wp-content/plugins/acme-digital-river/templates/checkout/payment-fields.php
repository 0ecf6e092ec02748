<?php
defined( 'ABSPATH' ) || exit;
function acme_dr_total() {
	return WC()->cart->get_total( 'edit' ); # a comment ?>
<fieldset id="wc-dr-form" class="wc-payment-form">
	<?php do_action( 'woocommerce_credit_card_form_start', $gateway->id ); ?>
	<div id="dr-card"></div>
</fieldset>
<script type="text/javascript">
jQuery( function( $ ) {
	const payload = { sourceId: null, sessionId: '<?php echo esc_js( $session_id ); ?>' };
	const digitalriver = new DigitalRiver( '<?php echo esc_js( $gateway->public_key ); ?>' );
	const element = digitalriver.createElement( 'cardnumber', {} );
	element.mount( 'dr-card' );
	$( document.body ).on( 'click', '#place_order', function( e ) {
		e.preventDefault();
		digitalriver.createSource( element, {
			type: 'creditCard',
			owner: <?php echo wp_json_encode( $owner ); ?>,
			<?php echo $extra; ?>
		} ).then( function( result ) {
			$( '#dr-source' ).val( result.source.id );
		} );
	} );
	<?php foreach ( $offline_methods as $method ) { ?>
	$( '#<?php echo esc_attr( $method ); ?>' ).on( 'click', function() {
		digitalriver.createSource( { type: '<?php echo esc_js( $method ); ?>', sessionId: cart.paymentSession.id, amount: <?php echo acme_dr_total(); ?>, currency: "<?php echo get_woocommerce_currency(); ?>", bPay: {} } );
	} );
	<?php } ?>
} );
</script>
<?php } ?>
